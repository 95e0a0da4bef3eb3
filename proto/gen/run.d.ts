// Generated from proto/run.proto by `npm run generate`. Do not edit.
import * as $protobuf from "protobufjs/minimal.js";

/** Namespace shardrun. */
export namespace shardrun {

    /** Namespace run. */
    namespace run {

        /** Namespace v1. */
        namespace v1 {

            /**
             * Properties of a SubmitRunRequest.
             * @deprecated Use shardrun.run.v1.SubmitRunRequest.$Properties instead.
             */
            interface ISubmitRunRequest extends shardrun.run.v1.SubmitRunRequest.$Properties {
            }

            /** Represents a SubmitRunRequest. */
            class SubmitRunRequest {

                /**
                 * Constructs a new SubmitRunRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.run.v1.SubmitRunRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** SubmitRunRequest protocolVersion. */
                protocolVersion: number;

                /** SubmitRunRequest submissionId. */
                submissionId: string;

                /** SubmitRunRequest revision. */
                revision?: (shardrun.run.v1.Revision.$Properties|null);

                /** SubmitRunRequest suites. */
                suites: Uint8Array[];

                /** SubmitRunRequest isCi. */
                isCi: boolean;

                /** SubmitRunRequest retries. */
                retries: number;

                /** SubmitRunRequest bail. */
                bail?: (number|null);

                /** SubmitRunRequest allowsFlaky. */
                allowsFlaky: boolean;

                /** SubmitRunRequest labelRules. */
                labelRules: shardrun.run.v1.LabelRule.$Properties[];

                /** SubmitRunRequest isFailedOnly. */
                isFailedOnly: boolean;

                /** SubmitRunRequest branch. */
                branch: string;

                /** SubmitRunRequest isSuperseding. */
                isSuperseding: boolean;

                /** SubmitRunRequest priority. */
                priority: number;

                /** SubmitRunRequest selection. */
                selection?: (shardrun.run.v1.Selection.$Properties|null);

                /** SubmitRunRequest placement. */
                placement?: (shardrun.run.v1.Placement.$Properties|null);

                /** SubmitRunRequest isUrgent. */
                isUrgent: boolean;

                /** SubmitRunRequest resources. */
                resources: shardrun.run.v1.ResourceUse.$Properties[];

                /** SubmitRunRequest targetMs. */
                targetMs?: (number|null);

                /** SubmitRunRequest isSpare. */
                isSpare: boolean;

                /** SubmitRunRequest whileGreen. */
                whileGreen: shardrun.run.v1.WhileGreen.$Properties[];

                /** SubmitRunRequest weights. */
                weights: shardrun.run.v1.SuiteWeight.$Properties[];

                /** SubmitRunRequest touched. */
                touched: string[];

                /**
                 * Encodes the specified SubmitRunRequest message. Does not implicitly {@link shardrun.run.v1.SubmitRunRequest.verify|verify} messages.
                 * @param message SubmitRunRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.run.v1.SubmitRunRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a SubmitRunRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.run.v1.SubmitRunRequest & shardrun.run.v1.SubmitRunRequest.$Shape} SubmitRunRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.run.v1.SubmitRunRequest & shardrun.run.v1.SubmitRunRequest.$Shape;
            }

            namespace SubmitRunRequest {

                /** Properties of a SubmitRunRequest. */
                interface $Properties {

                    /** SubmitRunRequest protocolVersion */
                    protocolVersion?: (number|null);

                    /** SubmitRunRequest submissionId */
                    submissionId?: (string|null);

                    /** SubmitRunRequest revision */
                    revision?: (shardrun.run.v1.Revision.$Properties|null);

                    /** SubmitRunRequest suites */
                    suites?: (Uint8Array[]|null);

                    /** SubmitRunRequest isCi */
                    isCi?: (boolean|null);

                    /** SubmitRunRequest retries */
                    retries?: (number|null);

                    /** SubmitRunRequest bail */
                    bail?: (number|null);

                    /** SubmitRunRequest allowsFlaky */
                    allowsFlaky?: (boolean|null);

                    /** SubmitRunRequest labelRules */
                    labelRules?: (shardrun.run.v1.LabelRule.$Properties[]|null);

                    /** SubmitRunRequest isFailedOnly */
                    isFailedOnly?: (boolean|null);

                    /** SubmitRunRequest branch */
                    branch?: (string|null);

                    /** SubmitRunRequest isSuperseding */
                    isSuperseding?: (boolean|null);

                    /** SubmitRunRequest priority */
                    priority?: (number|null);

                    /** SubmitRunRequest selection */
                    selection?: (shardrun.run.v1.Selection.$Properties|null);

                    /** SubmitRunRequest placement */
                    placement?: (shardrun.run.v1.Placement.$Properties|null);

                    /** SubmitRunRequest isUrgent */
                    isUrgent?: (boolean|null);

                    /** SubmitRunRequest resources */
                    resources?: (shardrun.run.v1.ResourceUse.$Properties[]|null);

                    /** SubmitRunRequest targetMs */
                    targetMs?: (number|null);

                    /** SubmitRunRequest isSpare */
                    isSpare?: (boolean|null);

                    /** SubmitRunRequest whileGreen */
                    whileGreen?: (shardrun.run.v1.WhileGreen.$Properties[]|null);

                    /** SubmitRunRequest weights */
                    weights?: (shardrun.run.v1.SuiteWeight.$Properties[]|null);

                    /** SubmitRunRequest touched */
                    touched?: (string[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a SubmitRunRequest. */
                type $Shape = shardrun.run.v1.SubmitRunRequest.$Properties;
            }

            /**
             * Properties of a SuiteWeight.
             * @deprecated Use shardrun.run.v1.SuiteWeight.$Properties instead.
             */
            interface ISuiteWeight extends shardrun.run.v1.SuiteWeight.$Properties {
            }

            /** Represents a SuiteWeight. */
            class SuiteWeight {

                /**
                 * Constructs a new SuiteWeight.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.run.v1.SuiteWeight.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** SuiteWeight suite. */
                suite: string;

                /** SuiteWeight cpuMilli. */
                cpuMilli: number;

                /** SuiteWeight memoryMb. */
                memoryMb: number;

                /**
                 * Encodes the specified SuiteWeight message. Does not implicitly {@link shardrun.run.v1.SuiteWeight.verify|verify} messages.
                 * @param message SuiteWeight message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.run.v1.SuiteWeight.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a SuiteWeight message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.run.v1.SuiteWeight & shardrun.run.v1.SuiteWeight.$Shape} SuiteWeight
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.run.v1.SuiteWeight & shardrun.run.v1.SuiteWeight.$Shape;
            }

            namespace SuiteWeight {

                /** Properties of a SuiteWeight. */
                interface $Properties {

                    /** SuiteWeight suite */
                    suite?: (string|null);

                    /** SuiteWeight cpuMilli */
                    cpuMilli?: (number|null);

                    /** SuiteWeight memoryMb */
                    memoryMb?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a SuiteWeight. */
                type $Shape = shardrun.run.v1.SuiteWeight.$Properties;
            }

            /**
             * Properties of a WhileGreen.
             * @deprecated Use shardrun.run.v1.WhileGreen.$Properties instead.
             */
            interface IWhileGreen extends shardrun.run.v1.WhileGreen.$Properties {
            }

            /** Represents a WhileGreen. */
            class WhileGreen {

                /**
                 * Constructs a new WhileGreen.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.run.v1.WhileGreen.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** WhileGreen suite. */
                suite: string;

                /** WhileGreen needed. */
                needed: string[];

                /**
                 * Encodes the specified WhileGreen message. Does not implicitly {@link shardrun.run.v1.WhileGreen.verify|verify} messages.
                 * @param message WhileGreen message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.run.v1.WhileGreen.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a WhileGreen message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.run.v1.WhileGreen & shardrun.run.v1.WhileGreen.$Shape} WhileGreen
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.run.v1.WhileGreen & shardrun.run.v1.WhileGreen.$Shape;
            }

            namespace WhileGreen {

                /** Properties of a WhileGreen. */
                interface $Properties {

                    /** WhileGreen suite */
                    suite?: (string|null);

                    /** WhileGreen needed */
                    needed?: (string[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a WhileGreen. */
                type $Shape = shardrun.run.v1.WhileGreen.$Properties;
            }

            /**
             * Properties of a ResourceUse.
             * @deprecated Use shardrun.run.v1.ResourceUse.$Properties instead.
             */
            interface IResourceUse extends shardrun.run.v1.ResourceUse.$Properties {
            }

            /** Represents a ResourceUse. */
            class ResourceUse {

                /**
                 * Constructs a new ResourceUse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.run.v1.ResourceUse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ResourceUse suite. */
                suite: string;

                /** ResourceUse name. */
                name: string;

                /** ResourceUse units. */
                units: number;

                /**
                 * Encodes the specified ResourceUse message. Does not implicitly {@link shardrun.run.v1.ResourceUse.verify|verify} messages.
                 * @param message ResourceUse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.run.v1.ResourceUse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ResourceUse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.run.v1.ResourceUse & shardrun.run.v1.ResourceUse.$Shape} ResourceUse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.run.v1.ResourceUse & shardrun.run.v1.ResourceUse.$Shape;
            }

            namespace ResourceUse {

                /** Properties of a ResourceUse. */
                interface $Properties {

                    /** ResourceUse suite */
                    suite?: (string|null);

                    /** ResourceUse name */
                    name?: (string|null);

                    /** ResourceUse units */
                    units?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ResourceUse. */
                type $Shape = shardrun.run.v1.ResourceUse.$Properties;
            }

            /**
             * Properties of a Selection.
             * @deprecated Use shardrun.run.v1.Selection.$Properties instead.
             */
            interface ISelection extends shardrun.run.v1.Selection.$Properties {
            }

            /** Represents a Selection. */
            class Selection {

                /**
                 * Constructs a new Selection.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.run.v1.Selection.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Selection files. */
                files: shardrun.run.v1.SelectedFile.$Properties[];

                /** Selection isSequence. */
                isSequence: boolean;

                /**
                 * Encodes the specified Selection message. Does not implicitly {@link shardrun.run.v1.Selection.verify|verify} messages.
                 * @param message Selection message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.run.v1.Selection.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Selection message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.run.v1.Selection & shardrun.run.v1.Selection.$Shape} Selection
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.run.v1.Selection & shardrun.run.v1.Selection.$Shape;
            }

            namespace Selection {

                /** Properties of a Selection. */
                interface $Properties {

                    /** Selection files */
                    files?: (shardrun.run.v1.SelectedFile.$Properties[]|null);

                    /** Selection isSequence */
                    isSequence?: (boolean|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Selection. */
                type $Shape = shardrun.run.v1.Selection.$Properties;
            }

            /**
             * Properties of a SelectedFile.
             * @deprecated Use shardrun.run.v1.SelectedFile.$Properties instead.
             */
            interface ISelectedFile extends shardrun.run.v1.SelectedFile.$Properties {
            }

            /** Represents a SelectedFile. */
            class SelectedFile {

                /**
                 * Constructs a new SelectedFile.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.run.v1.SelectedFile.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** SelectedFile file. */
                file: string;

                /** SelectedFile cases. */
                cases: shardrun.run.v1.SelectedCase.$Properties[];

                /**
                 * Encodes the specified SelectedFile message. Does not implicitly {@link shardrun.run.v1.SelectedFile.verify|verify} messages.
                 * @param message SelectedFile message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.run.v1.SelectedFile.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a SelectedFile message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.run.v1.SelectedFile & shardrun.run.v1.SelectedFile.$Shape} SelectedFile
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.run.v1.SelectedFile & shardrun.run.v1.SelectedFile.$Shape;
            }

            namespace SelectedFile {

                /** Properties of a SelectedFile. */
                interface $Properties {

                    /** SelectedFile file */
                    file?: (string|null);

                    /** SelectedFile cases */
                    cases?: (shardrun.run.v1.SelectedCase.$Properties[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a SelectedFile. */
                type $Shape = shardrun.run.v1.SelectedFile.$Properties;
            }

            /**
             * Properties of a SelectedCase.
             * @deprecated Use shardrun.run.v1.SelectedCase.$Properties instead.
             */
            interface ISelectedCase extends shardrun.run.v1.SelectedCase.$Properties {
            }

            /** Represents a SelectedCase. */
            class SelectedCase {

                /**
                 * Constructs a new SelectedCase.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.run.v1.SelectedCase.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** SelectedCase id. */
                id: string;

                /** SelectedCase titlePath. */
                titlePath: string[];

                /**
                 * Encodes the specified SelectedCase message. Does not implicitly {@link shardrun.run.v1.SelectedCase.verify|verify} messages.
                 * @param message SelectedCase message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.run.v1.SelectedCase.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a SelectedCase message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.run.v1.SelectedCase & shardrun.run.v1.SelectedCase.$Shape} SelectedCase
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.run.v1.SelectedCase & shardrun.run.v1.SelectedCase.$Shape;
            }

            namespace SelectedCase {

                /** Properties of a SelectedCase. */
                interface $Properties {

                    /** SelectedCase id */
                    id?: (string|null);

                    /** SelectedCase titlePath */
                    titlePath?: (string[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a SelectedCase. */
                type $Shape = shardrun.run.v1.SelectedCase.$Properties;
            }

            /**
             * Properties of a Placement.
             * @deprecated Use shardrun.run.v1.Placement.$Properties instead.
             */
            interface IPlacement extends shardrun.run.v1.Placement.$Properties {
            }

            /** Represents a Placement. */
            class Placement {

                /**
                 * Constructs a new Placement.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.run.v1.Placement.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Placement onlyAgents. */
                onlyAgents: string[];

                /** Placement notAgents. */
                notAgents: string[];

                /**
                 * Encodes the specified Placement message. Does not implicitly {@link shardrun.run.v1.Placement.verify|verify} messages.
                 * @param message Placement message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.run.v1.Placement.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Placement message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.run.v1.Placement & shardrun.run.v1.Placement.$Shape} Placement
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.run.v1.Placement & shardrun.run.v1.Placement.$Shape;
            }

            namespace Placement {

                /** Properties of a Placement. */
                interface $Properties {

                    /** Placement onlyAgents */
                    onlyAgents?: (string[]|null);

                    /** Placement notAgents */
                    notAgents?: (string[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Placement. */
                type $Shape = shardrun.run.v1.Placement.$Properties;
            }

            /**
             * Properties of a Revision.
             * @deprecated Use shardrun.run.v1.Revision.$Properties instead.
             */
            interface IRevision extends shardrun.run.v1.Revision.$Properties {
            }

            /** Represents a Revision. */
            class Revision {

                /**
                 * Constructs a new Revision.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.run.v1.Revision.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Revision commit. */
                commit: string;

                /** Revision tree. */
                tree: string;

                /** Revision isDirty. */
                isDirty: boolean;

                /**
                 * Encodes the specified Revision message. Does not implicitly {@link shardrun.run.v1.Revision.verify|verify} messages.
                 * @param message Revision message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.run.v1.Revision.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Revision message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.run.v1.Revision & shardrun.run.v1.Revision.$Shape} Revision
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.run.v1.Revision & shardrun.run.v1.Revision.$Shape;
            }

            namespace Revision {

                /** Properties of a Revision. */
                interface $Properties {

                    /** Revision commit */
                    commit?: (string|null);

                    /** Revision tree */
                    tree?: (string|null);

                    /** Revision isDirty */
                    isDirty?: (boolean|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Revision. */
                type $Shape = shardrun.run.v1.Revision.$Properties;
            }

            /**
             * Properties of a LabelRule.
             * @deprecated Use shardrun.run.v1.LabelRule.$Properties instead.
             */
            interface ILabelRule extends shardrun.run.v1.LabelRule.$Properties {
            }

            /** Represents a LabelRule. */
            class LabelRule {

                /**
                 * Constructs a new LabelRule.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.run.v1.LabelRule.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** LabelRule pattern. */
                pattern: string;

                /** LabelRule labels. */
                labels: string[];

                /**
                 * Encodes the specified LabelRule message. Does not implicitly {@link shardrun.run.v1.LabelRule.verify|verify} messages.
                 * @param message LabelRule message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.run.v1.LabelRule.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a LabelRule message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.run.v1.LabelRule & shardrun.run.v1.LabelRule.$Shape} LabelRule
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.run.v1.LabelRule & shardrun.run.v1.LabelRule.$Shape;
            }

            namespace LabelRule {

                /** Properties of a LabelRule. */
                interface $Properties {

                    /** LabelRule pattern */
                    pattern?: (string|null);

                    /** LabelRule labels */
                    labels?: (string[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a LabelRule. */
                type $Shape = shardrun.run.v1.LabelRule.$Properties;
            }

            /**
             * Properties of a SubmitRunResponse.
             * @deprecated Use shardrun.run.v1.SubmitRunResponse.$Properties instead.
             */
            interface ISubmitRunResponse extends shardrun.run.v1.SubmitRunResponse.$Properties {
            }

            /** Represents a SubmitRunResponse. */
            class SubmitRunResponse {

                /**
                 * Constructs a new SubmitRunResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.run.v1.SubmitRunResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** SubmitRunResponse runId. */
                runId: string;

                /**
                 * Encodes the specified SubmitRunResponse message. Does not implicitly {@link shardrun.run.v1.SubmitRunResponse.verify|verify} messages.
                 * @param message SubmitRunResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.run.v1.SubmitRunResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a SubmitRunResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.run.v1.SubmitRunResponse & shardrun.run.v1.SubmitRunResponse.$Shape} SubmitRunResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.run.v1.SubmitRunResponse & shardrun.run.v1.SubmitRunResponse.$Shape;
            }

            namespace SubmitRunResponse {

                /** Properties of a SubmitRunResponse. */
                interface $Properties {

                    /** SubmitRunResponse runId */
                    runId?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a SubmitRunResponse. */
                type $Shape = shardrun.run.v1.SubmitRunResponse.$Properties;
            }

            /**
             * Properties of a WatchRunRequest.
             * @deprecated Use shardrun.run.v1.WatchRunRequest.$Properties instead.
             */
            interface IWatchRunRequest extends shardrun.run.v1.WatchRunRequest.$Properties {
            }

            /** Represents a WatchRunRequest. */
            class WatchRunRequest {

                /**
                 * Constructs a new WatchRunRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.run.v1.WatchRunRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** WatchRunRequest runId. */
                runId: string;

                /** WatchRunRequest afterSequence. */
                afterSequence: number;

                /**
                 * Encodes the specified WatchRunRequest message. Does not implicitly {@link shardrun.run.v1.WatchRunRequest.verify|verify} messages.
                 * @param message WatchRunRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.run.v1.WatchRunRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a WatchRunRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.run.v1.WatchRunRequest & shardrun.run.v1.WatchRunRequest.$Shape} WatchRunRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.run.v1.WatchRunRequest & shardrun.run.v1.WatchRunRequest.$Shape;
            }

            namespace WatchRunRequest {

                /** Properties of a WatchRunRequest. */
                interface $Properties {

                    /** WatchRunRequest runId */
                    runId?: (string|null);

                    /** WatchRunRequest afterSequence */
                    afterSequence?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a WatchRunRequest. */
                type $Shape = shardrun.run.v1.WatchRunRequest.$Properties;
            }

            /**
             * Properties of a WatchRunResponse.
             * @deprecated Use shardrun.run.v1.WatchRunResponse.$Properties instead.
             */
            interface IWatchRunResponse extends shardrun.run.v1.WatchRunResponse.$Properties {
            }

            /** Represents a WatchRunResponse. */
            class WatchRunResponse {

                /**
                 * Constructs a new WatchRunResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.run.v1.WatchRunResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** WatchRunResponse sequence. */
                sequence: number;

                /** WatchRunResponse eventJson. */
                eventJson?: (string|null);

                /** WatchRunResponse waiting. */
                waiting?: (shardrun.run.v1.Waiting.$Properties|null);

                /** WatchRunResponse what. */
                what?: ("eventJson"|"waiting");

                /**
                 * Encodes the specified WatchRunResponse message. Does not implicitly {@link shardrun.run.v1.WatchRunResponse.verify|verify} messages.
                 * @param message WatchRunResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.run.v1.WatchRunResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a WatchRunResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.run.v1.WatchRunResponse & shardrun.run.v1.WatchRunResponse.$Shape} WatchRunResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.run.v1.WatchRunResponse & shardrun.run.v1.WatchRunResponse.$Shape;
            }

            namespace WatchRunResponse {

                /** Properties of a WatchRunResponse. */
                interface $Properties {

                    /** WatchRunResponse sequence */
                    sequence?: (number|null);

                    /** WatchRunResponse eventJson */
                    eventJson?: (string|null);

                    /** WatchRunResponse waiting */
                    waiting?: (shardrun.run.v1.Waiting.$Properties|null);

                    /** WatchRunResponse what */
                    what?: ("eventJson"|"waiting");

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of a WatchRunResponse. */
                type $Shape = {
                  sequence?: number|null;
                  eventJson?: string|null;
                  waiting?: shardrun.run.v1.Waiting.$Shape|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ what?: undefined; eventJson?: null; waiting?: null }|{ what?: "eventJson"; eventJson: string; waiting?: null }|{ what?: "waiting"; eventJson?: null; waiting: shardrun.run.v1.Waiting.$Shape })
                );
            }

            /**
             * Properties of a Waiting.
             * @deprecated Use shardrun.run.v1.Waiting.$Properties instead.
             */
            interface IWaiting extends shardrun.run.v1.Waiting.$Properties {
            }

            /** Represents a Waiting. */
            class Waiting {

                /**
                 * Constructs a new Waiting.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.run.v1.Waiting.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Waiting waitsFor. */
                waitsFor: string;

                /** Waiting runsBefore. */
                runsBefore: number;

                /** Waiting forecastMs. */
                forecastMs?: (number|null);

                /**
                 * Encodes the specified Waiting message. Does not implicitly {@link shardrun.run.v1.Waiting.verify|verify} messages.
                 * @param message Waiting message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.run.v1.Waiting.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Waiting message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.run.v1.Waiting & shardrun.run.v1.Waiting.$Shape} Waiting
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.run.v1.Waiting & shardrun.run.v1.Waiting.$Shape;
            }

            namespace Waiting {

                /** Properties of a Waiting. */
                interface $Properties {

                    /** Waiting waitsFor */
                    waitsFor?: (string|null);

                    /** Waiting runsBefore */
                    runsBefore?: (number|null);

                    /** Waiting forecastMs */
                    forecastMs?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Waiting. */
                type $Shape = shardrun.run.v1.Waiting.$Properties;
            }

            /**
             * Properties of a CancelRunRequest.
             * @deprecated Use shardrun.run.v1.CancelRunRequest.$Properties instead.
             */
            interface ICancelRunRequest extends shardrun.run.v1.CancelRunRequest.$Properties {
            }

            /** Represents a CancelRunRequest. */
            class CancelRunRequest {

                /**
                 * Constructs a new CancelRunRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.run.v1.CancelRunRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** CancelRunRequest runId. */
                runId: string;

                /**
                 * Encodes the specified CancelRunRequest message. Does not implicitly {@link shardrun.run.v1.CancelRunRequest.verify|verify} messages.
                 * @param message CancelRunRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.run.v1.CancelRunRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a CancelRunRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.run.v1.CancelRunRequest & shardrun.run.v1.CancelRunRequest.$Shape} CancelRunRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.run.v1.CancelRunRequest & shardrun.run.v1.CancelRunRequest.$Shape;
            }

            namespace CancelRunRequest {

                /** Properties of a CancelRunRequest. */
                interface $Properties {

                    /** CancelRunRequest runId */
                    runId?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a CancelRunRequest. */
                type $Shape = shardrun.run.v1.CancelRunRequest.$Properties;
            }

            /**
             * Properties of a CancelRunResponse.
             * @deprecated Use shardrun.run.v1.CancelRunResponse.$Properties instead.
             */
            interface ICancelRunResponse extends shardrun.run.v1.CancelRunResponse.$Properties {
            }

            /** Represents a CancelRunResponse. */
            class CancelRunResponse {

                /**
                 * Constructs a new CancelRunResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.run.v1.CancelRunResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /**
                 * Encodes the specified CancelRunResponse message. Does not implicitly {@link shardrun.run.v1.CancelRunResponse.verify|verify} messages.
                 * @param message CancelRunResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.run.v1.CancelRunResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a CancelRunResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.run.v1.CancelRunResponse & shardrun.run.v1.CancelRunResponse.$Shape} CancelRunResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.run.v1.CancelRunResponse & shardrun.run.v1.CancelRunResponse.$Shape;
            }

            namespace CancelRunResponse {

                /** Properties of a CancelRunResponse. */
                interface $Properties {

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a CancelRunResponse. */
                type $Shape = shardrun.run.v1.CancelRunResponse.$Properties;
            }

            /**
             * Properties of a ListRunsRequest.
             * @deprecated Use shardrun.run.v1.ListRunsRequest.$Properties instead.
             */
            interface IListRunsRequest extends shardrun.run.v1.ListRunsRequest.$Properties {
            }

            /** Represents a ListRunsRequest. */
            class ListRunsRequest {

                /**
                 * Constructs a new ListRunsRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.run.v1.ListRunsRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /**
                 * Encodes the specified ListRunsRequest message. Does not implicitly {@link shardrun.run.v1.ListRunsRequest.verify|verify} messages.
                 * @param message ListRunsRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.run.v1.ListRunsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ListRunsRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.run.v1.ListRunsRequest & shardrun.run.v1.ListRunsRequest.$Shape} ListRunsRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.run.v1.ListRunsRequest & shardrun.run.v1.ListRunsRequest.$Shape;
            }

            namespace ListRunsRequest {

                /** Properties of a ListRunsRequest. */
                interface $Properties {

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ListRunsRequest. */
                type $Shape = shardrun.run.v1.ListRunsRequest.$Properties;
            }

            /**
             * Properties of a ListRunsResponse.
             * @deprecated Use shardrun.run.v1.ListRunsResponse.$Properties instead.
             */
            interface IListRunsResponse extends shardrun.run.v1.ListRunsResponse.$Properties {
            }

            /** Represents a ListRunsResponse. */
            class ListRunsResponse {

                /**
                 * Constructs a new ListRunsResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.run.v1.ListRunsResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ListRunsResponse runs. */
                runs: shardrun.run.v1.RunStatus.$Properties[];

                /** ListRunsResponse traffic. */
                traffic?: (shardrun.run.v1.Traffic.$Properties|null);

                /**
                 * Encodes the specified ListRunsResponse message. Does not implicitly {@link shardrun.run.v1.ListRunsResponse.verify|verify} messages.
                 * @param message ListRunsResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.run.v1.ListRunsResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ListRunsResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.run.v1.ListRunsResponse & shardrun.run.v1.ListRunsResponse.$Shape} ListRunsResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.run.v1.ListRunsResponse & shardrun.run.v1.ListRunsResponse.$Shape;
            }

            namespace ListRunsResponse {

                /** Properties of a ListRunsResponse. */
                interface $Properties {

                    /** ListRunsResponse runs */
                    runs?: (shardrun.run.v1.RunStatus.$Properties[]|null);

                    /** ListRunsResponse traffic */
                    traffic?: (shardrun.run.v1.Traffic.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ListRunsResponse. */
                type $Shape = shardrun.run.v1.ListRunsResponse.$Properties;
            }

            /**
             * Properties of a RunStatus.
             * @deprecated Use shardrun.run.v1.RunStatus.$Properties instead.
             */
            interface IRunStatus extends shardrun.run.v1.RunStatus.$Properties {
            }

            /** Represents a RunStatus. */
            class RunStatus {

                /**
                 * Constructs a new RunStatus.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.run.v1.RunStatus.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** RunStatus runId. */
                runId: string;

                /** RunStatus branch. */
                branch: string;

                /** RunStatus submittedAtMs. */
                submittedAtMs: number;

                /** RunStatus state. */
                state: string;

                /** RunStatus waiting. */
                waiting?: (shardrun.run.v1.Waiting.$Properties|null);

                /** RunStatus agents. */
                agents: string[];

                /** RunStatus verdict. */
                verdict: string;

                /** RunStatus isMain. */
                isMain: boolean;

                /**
                 * Encodes the specified RunStatus message. Does not implicitly {@link shardrun.run.v1.RunStatus.verify|verify} messages.
                 * @param message RunStatus message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.run.v1.RunStatus.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a RunStatus message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.run.v1.RunStatus & shardrun.run.v1.RunStatus.$Shape} RunStatus
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.run.v1.RunStatus & shardrun.run.v1.RunStatus.$Shape;
            }

            namespace RunStatus {

                /** Properties of a RunStatus. */
                interface $Properties {

                    /** RunStatus runId */
                    runId?: (string|null);

                    /** RunStatus branch */
                    branch?: (string|null);

                    /** RunStatus submittedAtMs */
                    submittedAtMs?: (number|null);

                    /** RunStatus state */
                    state?: (string|null);

                    /** RunStatus waiting */
                    waiting?: (shardrun.run.v1.Waiting.$Properties|null);

                    /** RunStatus agents */
                    agents?: (string[]|null);

                    /** RunStatus verdict */
                    verdict?: (string|null);

                    /** RunStatus isMain */
                    isMain?: (boolean|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a RunStatus. */
                type $Shape = shardrun.run.v1.RunStatus.$Properties;
            }

            /**
             * Properties of a Traffic.
             * @deprecated Use shardrun.run.v1.Traffic.$Properties instead.
             */
            interface ITraffic extends shardrun.run.v1.Traffic.$Properties {
            }

            /** Represents a Traffic. */
            class Traffic {

                /**
                 * Constructs a new Traffic.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.run.v1.Traffic.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Traffic receivedBytes. */
                receivedBytes: number;

                /** Traffic sentBytes. */
                sentBytes: number;

                /** Traffic madePacks. */
                madePacks: number;

                /**
                 * Encodes the specified Traffic message. Does not implicitly {@link shardrun.run.v1.Traffic.verify|verify} messages.
                 * @param message Traffic message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.run.v1.Traffic.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Traffic message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.run.v1.Traffic & shardrun.run.v1.Traffic.$Shape} Traffic
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.run.v1.Traffic & shardrun.run.v1.Traffic.$Shape;
            }

            namespace Traffic {

                /** Properties of a Traffic. */
                interface $Properties {

                    /** Traffic receivedBytes */
                    receivedBytes?: (number|null);

                    /** Traffic sentBytes */
                    sentBytes?: (number|null);

                    /** Traffic madePacks */
                    madePacks?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Traffic. */
                type $Shape = shardrun.run.v1.Traffic.$Properties;
            }

            /**
             * Properties of a GetCertificateRequest.
             * @deprecated Use shardrun.run.v1.GetCertificateRequest.$Properties instead.
             */
            interface IGetCertificateRequest extends shardrun.run.v1.GetCertificateRequest.$Properties {
            }

            /** Represents a GetCertificateRequest. */
            class GetCertificateRequest {

                /**
                 * Constructs a new GetCertificateRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.run.v1.GetCertificateRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** GetCertificateRequest runId. */
                runId: string;

                /**
                 * Encodes the specified GetCertificateRequest message. Does not implicitly {@link shardrun.run.v1.GetCertificateRequest.verify|verify} messages.
                 * @param message GetCertificateRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.run.v1.GetCertificateRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a GetCertificateRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.run.v1.GetCertificateRequest & shardrun.run.v1.GetCertificateRequest.$Shape} GetCertificateRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.run.v1.GetCertificateRequest & shardrun.run.v1.GetCertificateRequest.$Shape;
            }

            namespace GetCertificateRequest {

                /** Properties of a GetCertificateRequest. */
                interface $Properties {

                    /** GetCertificateRequest runId */
                    runId?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a GetCertificateRequest. */
                type $Shape = shardrun.run.v1.GetCertificateRequest.$Properties;
            }

            /**
             * Properties of a GetCertificateResponse.
             * @deprecated Use shardrun.run.v1.GetCertificateResponse.$Properties instead.
             */
            interface IGetCertificateResponse extends shardrun.run.v1.GetCertificateResponse.$Properties {
            }

            /** Represents a GetCertificateResponse. */
            class GetCertificateResponse {

                /**
                 * Constructs a new GetCertificateResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.run.v1.GetCertificateResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** GetCertificateResponse certificate. */
                certificate: Uint8Array;

                /**
                 * Encodes the specified GetCertificateResponse message. Does not implicitly {@link shardrun.run.v1.GetCertificateResponse.verify|verify} messages.
                 * @param message GetCertificateResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.run.v1.GetCertificateResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a GetCertificateResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.run.v1.GetCertificateResponse & shardrun.run.v1.GetCertificateResponse.$Shape} GetCertificateResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.run.v1.GetCertificateResponse & shardrun.run.v1.GetCertificateResponse.$Shape;
            }

            namespace GetCertificateResponse {

                /** Properties of a GetCertificateResponse. */
                interface $Properties {

                    /** GetCertificateResponse certificate */
                    certificate?: (Uint8Array|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a GetCertificateResponse. */
                type $Shape = shardrun.run.v1.GetCertificateResponse.$Properties;
            }
        }
    }
}
