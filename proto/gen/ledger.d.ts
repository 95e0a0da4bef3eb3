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

                /** NoteLedgerRequest what. */
                what?: ("verdict"|"soak");

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

                    /** NoteLedgerRequest what */
                    what?: ("verdict"|"soak");

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of a NoteLedgerRequest. */
                type $Shape = {
                  lineage?: string|null;
                  verdict?: shardrun.ledger.v1.Verdict.$Shape|null;
                  soak?: shardrun.ledger.v1.Soak.$Shape|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ what?: undefined; verdict?: null; soak?: null }|{ what?: "verdict"; verdict: shardrun.ledger.v1.Verdict.$Shape; soak?: null }|{ what?: "soak"; verdict?: null; soak: shardrun.ledger.v1.Soak.$Shape })
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
        }
    }
}
