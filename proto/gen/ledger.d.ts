// Generated from proto/ledger.proto by `npm run generate`. Do not edit.
import * as $protobuf from "protobufjs/minimal.js";

/** Namespace shardrun. */
export namespace shardrun {

    /** Namespace ledger. */
    namespace ledger {

        /** Namespace v1. */
        namespace v1 {

            /**
             * Properties of a ReadLedgerRequest.
             * @deprecated Use shardrun.ledger.v1.ReadLedgerRequest.$Properties instead.
             */
            interface IReadLedgerRequest extends shardrun.ledger.v1.ReadLedgerRequest.$Properties {
            }

            /** Represents a ReadLedgerRequest. */
            class ReadLedgerRequest {

                /**
                 * Constructs a new ReadLedgerRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.ledger.v1.ReadLedgerRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ReadLedgerRequest lineage. */
                lineage: string;

                /** ReadLedgerRequest sinceMs. */
                sinceMs: number;

                /**
                 * Encodes the specified ReadLedgerRequest message. Does not implicitly {@link shardrun.ledger.v1.ReadLedgerRequest.verify|verify} messages.
                 * @param message ReadLedgerRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.ledger.v1.ReadLedgerRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ReadLedgerRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.ledger.v1.ReadLedgerRequest & shardrun.ledger.v1.ReadLedgerRequest.$Shape} ReadLedgerRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.ledger.v1.ReadLedgerRequest & shardrun.ledger.v1.ReadLedgerRequest.$Shape;
            }

            namespace ReadLedgerRequest {

                /** Properties of a ReadLedgerRequest. */
                interface $Properties {

                    /** ReadLedgerRequest lineage */
                    lineage?: (string|null);

                    /** ReadLedgerRequest sinceMs */
                    sinceMs?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ReadLedgerRequest. */
                type $Shape = shardrun.ledger.v1.ReadLedgerRequest.$Properties;
            }

            /**
             * Properties of a ReadLedgerResponse.
             * @deprecated Use shardrun.ledger.v1.ReadLedgerResponse.$Properties instead.
             */
            interface IReadLedgerResponse extends shardrun.ledger.v1.ReadLedgerResponse.$Properties {
            }

            /** Represents a ReadLedgerResponse. */
            class ReadLedgerResponse {

                /**
                 * Constructs a new ReadLedgerResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.ledger.v1.ReadLedgerResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ReadLedgerResponse partJson. */
                partJson: string;

                /**
                 * Encodes the specified ReadLedgerResponse message. Does not implicitly {@link shardrun.ledger.v1.ReadLedgerResponse.verify|verify} messages.
                 * @param message ReadLedgerResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.ledger.v1.ReadLedgerResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ReadLedgerResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.ledger.v1.ReadLedgerResponse & shardrun.ledger.v1.ReadLedgerResponse.$Shape} ReadLedgerResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.ledger.v1.ReadLedgerResponse & shardrun.ledger.v1.ReadLedgerResponse.$Shape;
            }

            namespace ReadLedgerResponse {

                /** Properties of a ReadLedgerResponse. */
                interface $Properties {

                    /** ReadLedgerResponse partJson */
                    partJson?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ReadLedgerResponse. */
                type $Shape = shardrun.ledger.v1.ReadLedgerResponse.$Properties;
            }

            /**
             * Properties of a ReadCaseRequest.
             * @deprecated Use shardrun.ledger.v1.ReadCaseRequest.$Properties instead.
             */
            interface IReadCaseRequest extends shardrun.ledger.v1.ReadCaseRequest.$Properties {
            }

            /** Represents a ReadCaseRequest. */
            class ReadCaseRequest {

                /**
                 * Constructs a new ReadCaseRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.ledger.v1.ReadCaseRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ReadCaseRequest lineage. */
                lineage: string;

                /** ReadCaseRequest find. */
                find?: (string|null);

                /** ReadCaseRequest case. */
                case?: (string|null);

                /** ReadCaseRequest before. */
                before?: (shardrun.ledger.v1.SlotPlace.$Properties|null);

                /** ReadCaseRequest limit. */
                limit: number;

                /** ReadCaseRequest question. */
                question?: ("find"|"case"|"before");

                /**
                 * Encodes the specified ReadCaseRequest message. Does not implicitly {@link shardrun.ledger.v1.ReadCaseRequest.verify|verify} messages.
                 * @param message ReadCaseRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.ledger.v1.ReadCaseRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ReadCaseRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.ledger.v1.ReadCaseRequest & shardrun.ledger.v1.ReadCaseRequest.$Shape} ReadCaseRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.ledger.v1.ReadCaseRequest & shardrun.ledger.v1.ReadCaseRequest.$Shape;
            }

            namespace ReadCaseRequest {

                /** Properties of a ReadCaseRequest. */
                interface $Properties {

                    /** ReadCaseRequest lineage */
                    lineage?: (string|null);

                    /** ReadCaseRequest find */
                    find?: (string|null);

                    /** ReadCaseRequest case */
                    "case"?: (string|null);

                    /** ReadCaseRequest before */
                    before?: (shardrun.ledger.v1.SlotPlace.$Properties|null);

                    /** ReadCaseRequest limit */
                    limit?: (number|null);

                    /** ReadCaseRequest question */
                    question?: ("find"|"case"|"before");

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of a ReadCaseRequest. */
                type $Shape = {
                  lineage?: string|null;
                  find?: string|null;
                  "case"?: string|null;
                  before?: shardrun.ledger.v1.SlotPlace.$Shape|null;
                  limit?: number|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ question?: undefined; find?: null; "case"?: null; before?: null }|{ question?: "find"; find: string; "case"?: null; before?: null }|{ question?: "case"; find?: null; "case": string; before?: null }|{ question?: "before"; find?: null; "case"?: null; before: shardrun.ledger.v1.SlotPlace.$Shape })
                );
            }

            /**
             * Properties of a SlotPlace.
             * @deprecated Use shardrun.ledger.v1.SlotPlace.$Properties instead.
             */
            interface ISlotPlace extends shardrun.ledger.v1.SlotPlace.$Properties {
            }

            /** Represents a SlotPlace. */
            class SlotPlace {

                /**
                 * Constructs a new SlotPlace.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.ledger.v1.SlotPlace.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** SlotPlace runId. */
                runId: string;

                /** SlotPlace agent. */
                agent: string;

                /** SlotPlace slot. */
                slot: number;

                /** SlotPlace order. */
                order: number;

                /**
                 * Encodes the specified SlotPlace message. Does not implicitly {@link shardrun.ledger.v1.SlotPlace.verify|verify} messages.
                 * @param message SlotPlace message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.ledger.v1.SlotPlace.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a SlotPlace message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.ledger.v1.SlotPlace & shardrun.ledger.v1.SlotPlace.$Shape} SlotPlace
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.ledger.v1.SlotPlace & shardrun.ledger.v1.SlotPlace.$Shape;
            }

            namespace SlotPlace {

                /** Properties of a SlotPlace. */
                interface $Properties {

                    /** SlotPlace runId */
                    runId?: (string|null);

                    /** SlotPlace agent */
                    agent?: (string|null);

                    /** SlotPlace slot */
                    slot?: (number|null);

                    /** SlotPlace order */
                    order?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a SlotPlace. */
                type $Shape = shardrun.ledger.v1.SlotPlace.$Properties;
            }

            /**
             * Properties of a ReadCaseResponse.
             * @deprecated Use shardrun.ledger.v1.ReadCaseResponse.$Properties instead.
             */
            interface IReadCaseResponse extends shardrun.ledger.v1.ReadCaseResponse.$Properties {
            }

            /** Represents a ReadCaseResponse. */
            class ReadCaseResponse {

                /**
                 * Constructs a new ReadCaseResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.ledger.v1.ReadCaseResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ReadCaseResponse partJson. */
                partJson: string;

                /**
                 * Encodes the specified ReadCaseResponse message. Does not implicitly {@link shardrun.ledger.v1.ReadCaseResponse.verify|verify} messages.
                 * @param message ReadCaseResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.ledger.v1.ReadCaseResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ReadCaseResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.ledger.v1.ReadCaseResponse & shardrun.ledger.v1.ReadCaseResponse.$Shape} ReadCaseResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.ledger.v1.ReadCaseResponse & shardrun.ledger.v1.ReadCaseResponse.$Shape;
            }

            namespace ReadCaseResponse {

                /** Properties of a ReadCaseResponse. */
                interface $Properties {

                    /** ReadCaseResponse partJson */
                    partJson?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ReadCaseResponse. */
                type $Shape = shardrun.ledger.v1.ReadCaseResponse.$Properties;
            }

            /**
             * Properties of a NoteLedgerRequest.
             * @deprecated Use shardrun.ledger.v1.NoteLedgerRequest.$Properties instead.
             */
            interface INoteLedgerRequest extends shardrun.ledger.v1.NoteLedgerRequest.$Properties {
            }

            /** Represents a NoteLedgerRequest. */
            class NoteLedgerRequest {

                /**
                 * Constructs a new NoteLedgerRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.ledger.v1.NoteLedgerRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** NoteLedgerRequest lineage. */
                lineage: string;

                /** NoteLedgerRequest verdict. */
                verdict?: (shardrun.ledger.v1.Verdict.$Properties|null);

                /** NoteLedgerRequest soak. */
                soak?: (shardrun.ledger.v1.Soak.$Properties|null);

                /** NoteLedgerRequest quarantine. */
                quarantine?: (shardrun.ledger.v1.Quarantine.$Properties|null);

                /** NoteLedgerRequest segment. */
                segment?: (shardrun.ledger.v1.Segment.$Properties|null);

                /** NoteLedgerRequest origin. */
                origin?: (shardrun.ledger.v1.Origin.$Properties|null);

                /** NoteLedgerRequest what. */
                what?: ("verdict"|"soak"|"quarantine"|"segment"|"origin");

                /**
                 * Encodes the specified NoteLedgerRequest message. Does not implicitly {@link shardrun.ledger.v1.NoteLedgerRequest.verify|verify} messages.
                 * @param message NoteLedgerRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.ledger.v1.NoteLedgerRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a NoteLedgerRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.ledger.v1.NoteLedgerRequest & shardrun.ledger.v1.NoteLedgerRequest.$Shape} NoteLedgerRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.ledger.v1.NoteLedgerRequest & shardrun.ledger.v1.NoteLedgerRequest.$Shape;
            }

            namespace NoteLedgerRequest {

                /** Properties of a NoteLedgerRequest. */
                interface $Properties {

                    /** NoteLedgerRequest lineage */
                    lineage?: (string|null);

                    /** NoteLedgerRequest verdict */
                    verdict?: (shardrun.ledger.v1.Verdict.$Properties|null);

                    /** NoteLedgerRequest soak */
                    soak?: (shardrun.ledger.v1.Soak.$Properties|null);

                    /** NoteLedgerRequest quarantine */
                    quarantine?: (shardrun.ledger.v1.Quarantine.$Properties|null);

                    /** NoteLedgerRequest segment */
                    segment?: (shardrun.ledger.v1.Segment.$Properties|null);

                    /** NoteLedgerRequest origin */
                    origin?: (shardrun.ledger.v1.Origin.$Properties|null);

                    /** NoteLedgerRequest what */
                    what?: ("verdict"|"soak"|"quarantine"|"segment"|"origin");

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of a NoteLedgerRequest. */
                type $Shape = {
                  lineage?: string|null;
                  verdict?: shardrun.ledger.v1.Verdict.$Shape|null;
                  soak?: shardrun.ledger.v1.Soak.$Shape|null;
                  quarantine?: shardrun.ledger.v1.Quarantine.$Shape|null;
                  segment?: shardrun.ledger.v1.Segment.$Shape|null;
                  origin?: shardrun.ledger.v1.Origin.$Shape|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ what?: undefined; verdict?: null; soak?: null; quarantine?: null; segment?: null; origin?: null }|{ what?: "verdict"; verdict: shardrun.ledger.v1.Verdict.$Shape; soak?: null; quarantine?: null; segment?: null; origin?: null }|{ what?: "soak"; verdict?: null; soak: shardrun.ledger.v1.Soak.$Shape; quarantine?: null; segment?: null; origin?: null }|{ what?: "quarantine"; verdict?: null; soak?: null; quarantine: shardrun.ledger.v1.Quarantine.$Shape; segment?: null; origin?: null }|{ what?: "segment"; verdict?: null; soak?: null; quarantine?: null; segment: shardrun.ledger.v1.Segment.$Shape; origin?: null }|{ what?: "origin"; verdict?: null; soak?: null; quarantine?: null; segment?: null; origin: shardrun.ledger.v1.Origin.$Shape })
                );
            }

            /**
             * Properties of a NoteLedgerResponse.
             * @deprecated Use shardrun.ledger.v1.NoteLedgerResponse.$Properties instead.
             */
            interface INoteLedgerResponse extends shardrun.ledger.v1.NoteLedgerResponse.$Properties {
            }

            /** Represents a NoteLedgerResponse. */
            class NoteLedgerResponse {

                /**
                 * Constructs a new NoteLedgerResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.ledger.v1.NoteLedgerResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /**
                 * Encodes the specified NoteLedgerResponse message. Does not implicitly {@link shardrun.ledger.v1.NoteLedgerResponse.verify|verify} messages.
                 * @param message NoteLedgerResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.ledger.v1.NoteLedgerResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a NoteLedgerResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.ledger.v1.NoteLedgerResponse & shardrun.ledger.v1.NoteLedgerResponse.$Shape} NoteLedgerResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.ledger.v1.NoteLedgerResponse & shardrun.ledger.v1.NoteLedgerResponse.$Shape;
            }

            namespace NoteLedgerResponse {

                /** Properties of a NoteLedgerResponse. */
                interface $Properties {

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a NoteLedgerResponse. */
                type $Shape = shardrun.ledger.v1.NoteLedgerResponse.$Properties;
            }

            /**
             * Properties of a Verdict.
             * @deprecated Use shardrun.ledger.v1.Verdict.$Properties instead.
             */
            interface IVerdict extends shardrun.ledger.v1.Verdict.$Properties {
            }

            /** Represents a Verdict. */
            class Verdict {

                /**
                 * Constructs a new Verdict.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.ledger.v1.Verdict.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Verdict case. */
                case: string;

                /** Verdict runId. */
                runId: string;

                /** Verdict commit. */
                commit: string;

                /** Verdict agent. */
                agent: string;

                /** Verdict cause. */
                cause: string;

                /** Verdict probability. */
                probability: number;

                /** Verdict reruns. */
                reruns: number;

                /** Verdict rerunFailures. */
                rerunFailures: number;

                /** Verdict words. */
                words: string;

                /**
                 * Encodes the specified Verdict message. Does not implicitly {@link shardrun.ledger.v1.Verdict.verify|verify} messages.
                 * @param message Verdict message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.ledger.v1.Verdict.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Verdict message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.ledger.v1.Verdict & shardrun.ledger.v1.Verdict.$Shape} Verdict
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.ledger.v1.Verdict & shardrun.ledger.v1.Verdict.$Shape;
            }

            namespace Verdict {

                /** Properties of a Verdict. */
                interface $Properties {

                    /** Verdict case */
                    "case"?: (string|null);

                    /** Verdict runId */
                    runId?: (string|null);

                    /** Verdict commit */
                    commit?: (string|null);

                    /** Verdict agent */
                    agent?: (string|null);

                    /** Verdict cause */
                    cause?: (string|null);

                    /** Verdict probability */
                    probability?: (number|null);

                    /** Verdict reruns */
                    reruns?: (number|null);

                    /** Verdict rerunFailures */
                    rerunFailures?: (number|null);

                    /** Verdict words */
                    words?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Verdict. */
                type $Shape = shardrun.ledger.v1.Verdict.$Properties;
            }

            /**
             * Properties of a Soak.
             * @deprecated Use shardrun.ledger.v1.Soak.$Properties instead.
             */
            interface ISoak extends shardrun.ledger.v1.Soak.$Properties {
            }

            /** Represents a Soak. */
            class Soak {

                /**
                 * Constructs a new Soak.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.ledger.v1.Soak.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Soak case. */
                case: string;

                /** Soak atMs. */
                atMs: number;

                /** Soak context. */
                context: string;

                /** Soak runs. */
                runs: number;

                /** Soak failures. */
                failures: number;

                /**
                 * Encodes the specified Soak message. Does not implicitly {@link shardrun.ledger.v1.Soak.verify|verify} messages.
                 * @param message Soak message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.ledger.v1.Soak.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Soak message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.ledger.v1.Soak & shardrun.ledger.v1.Soak.$Shape} Soak
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.ledger.v1.Soak & shardrun.ledger.v1.Soak.$Shape;
            }

            namespace Soak {

                /** Properties of a Soak. */
                interface $Properties {

                    /** Soak case */
                    "case"?: (string|null);

                    /** Soak atMs */
                    atMs?: (number|null);

                    /** Soak context */
                    context?: (string|null);

                    /** Soak runs */
                    runs?: (number|null);

                    /** Soak failures */
                    failures?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Soak. */
                type $Shape = shardrun.ledger.v1.Soak.$Properties;
            }

            /**
             * Properties of a Quarantine.
             * @deprecated Use shardrun.ledger.v1.Quarantine.$Properties instead.
             */
            interface IQuarantine extends shardrun.ledger.v1.Quarantine.$Properties {
            }

            /** Represents a Quarantine. */
            class Quarantine {

                /**
                 * Constructs a new Quarantine.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.ledger.v1.Quarantine.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Quarantine case. */
                case: string;

                /** Quarantine kind. */
                kind: string;

                /** Quarantine atMs. */
                atMs: number;

                /** Quarantine untilMs. */
                untilMs: number;

                /** Quarantine owner. */
                owner: string;

                /** Quarantine reason. */
                reason: string;

                /** Quarantine proofRuns. */
                proofRuns: number;

                /**
                 * Encodes the specified Quarantine message. Does not implicitly {@link shardrun.ledger.v1.Quarantine.verify|verify} messages.
                 * @param message Quarantine message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.ledger.v1.Quarantine.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Quarantine message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.ledger.v1.Quarantine & shardrun.ledger.v1.Quarantine.$Shape} Quarantine
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.ledger.v1.Quarantine & shardrun.ledger.v1.Quarantine.$Shape;
            }

            namespace Quarantine {

                /** Properties of a Quarantine. */
                interface $Properties {

                    /** Quarantine case */
                    "case"?: (string|null);

                    /** Quarantine kind */
                    kind?: (string|null);

                    /** Quarantine atMs */
                    atMs?: (number|null);

                    /** Quarantine untilMs */
                    untilMs?: (number|null);

                    /** Quarantine owner */
                    owner?: (string|null);

                    /** Quarantine reason */
                    reason?: (string|null);

                    /** Quarantine proofRuns */
                    proofRuns?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Quarantine. */
                type $Shape = shardrun.ledger.v1.Quarantine.$Properties;
            }

            /**
             * Properties of a Segment.
             * @deprecated Use shardrun.ledger.v1.Segment.$Properties instead.
             */
            interface ISegment extends shardrun.ledger.v1.Segment.$Properties {
            }

            /** Represents a Segment. */
            class Segment {

                /**
                 * Constructs a new Segment.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.ledger.v1.Segment.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Segment case. */
                case: string;

                /**
                 * Encodes the specified Segment message. Does not implicitly {@link shardrun.ledger.v1.Segment.verify|verify} messages.
                 * @param message Segment message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.ledger.v1.Segment.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Segment message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.ledger.v1.Segment & shardrun.ledger.v1.Segment.$Shape} Segment
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.ledger.v1.Segment & shardrun.ledger.v1.Segment.$Shape;
            }

            namespace Segment {

                /** Properties of a Segment. */
                interface $Properties {

                    /** Segment case */
                    "case"?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Segment. */
                type $Shape = shardrun.ledger.v1.Segment.$Properties;
            }

            /**
             * Properties of an Origin.
             * @deprecated Use shardrun.ledger.v1.Origin.$Properties instead.
             */
            interface IOrigin extends shardrun.ledger.v1.Origin.$Properties {
            }

            /** Represents an Origin. */
            class Origin {

                /**
                 * Constructs a new Origin.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.ledger.v1.Origin.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Origin case. */
                case: string;

                /** Origin atMs. */
                atMs: number;

                /** Origin kind. */
                kind: string;

                /** Origin commit. */
                commit: string;

                /** Origin probability. */
                probability: number;

                /** Origin words. */
                words: string;

                /**
                 * Encodes the specified Origin message. Does not implicitly {@link shardrun.ledger.v1.Origin.verify|verify} messages.
                 * @param message Origin message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.ledger.v1.Origin.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an Origin message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.ledger.v1.Origin & shardrun.ledger.v1.Origin.$Shape} Origin
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.ledger.v1.Origin & shardrun.ledger.v1.Origin.$Shape;
            }

            namespace Origin {

                /** Properties of an Origin. */
                interface $Properties {

                    /** Origin case */
                    "case"?: (string|null);

                    /** Origin atMs */
                    atMs?: (number|null);

                    /** Origin kind */
                    kind?: (string|null);

                    /** Origin commit */
                    commit?: (string|null);

                    /** Origin probability */
                    probability?: (number|null);

                    /** Origin words */
                    words?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an Origin. */
                type $Shape = shardrun.ledger.v1.Origin.$Properties;
            }
        }
    }
}
