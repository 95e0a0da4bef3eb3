// Generated from proto/artifact.proto by `npm run generate`. Do not edit.
import * as $protobuf from "protobufjs/minimal.js";

/** Namespace shardrun. */
export namespace shardrun {

    /** Namespace artifact. */
    namespace artifact {

        /** Namespace v1. */
        namespace v1 {

            /**
             * Properties of a Sender.
             * @deprecated Use shardrun.artifact.v1.Sender.$Properties instead.
             */
            interface ISender extends shardrun.artifact.v1.Sender.$Properties {
            }

            /** Represents a Sender. */
            class Sender {

                /**
                 * Constructs a new Sender.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.artifact.v1.Sender.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Sender agentId. */
                agentId: string;

                /** Sender sessionId. */
                sessionId: string;

                /** Sender runId. */
                runId: string;

                /**
                 * Encodes the specified Sender message. Does not implicitly {@link shardrun.artifact.v1.Sender.verify|verify} messages.
                 * @param message Sender message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.artifact.v1.Sender.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Sender message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.artifact.v1.Sender & shardrun.artifact.v1.Sender.$Shape} Sender
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.artifact.v1.Sender & shardrun.artifact.v1.Sender.$Shape;
            }

            namespace Sender {

                /** Properties of a Sender. */
                interface $Properties {

                    /** Sender agentId */
                    agentId?: (string|null);

                    /** Sender sessionId */
                    sessionId?: (string|null);

                    /** Sender runId */
                    runId?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Sender. */
                type $Shape = shardrun.artifact.v1.Sender.$Properties;
            }

            /**
             * Properties of an OfferRequest.
             * @deprecated Use shardrun.artifact.v1.OfferRequest.$Properties instead.
             */
            interface IOfferRequest extends shardrun.artifact.v1.OfferRequest.$Properties {
            }

            /** Represents an OfferRequest. */
            class OfferRequest {

                /**
                 * Constructs a new OfferRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.artifact.v1.OfferRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** OfferRequest sender. */
                sender?: (shardrun.artifact.v1.Sender.$Properties|null);

                /** OfferRequest files. */
                files: string[];

                /**
                 * Encodes the specified OfferRequest message. Does not implicitly {@link shardrun.artifact.v1.OfferRequest.verify|verify} messages.
                 * @param message OfferRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.artifact.v1.OfferRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an OfferRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.artifact.v1.OfferRequest & shardrun.artifact.v1.OfferRequest.$Shape} OfferRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.artifact.v1.OfferRequest & shardrun.artifact.v1.OfferRequest.$Shape;
            }

            namespace OfferRequest {

                /** Properties of an OfferRequest. */
                interface $Properties {

                    /** OfferRequest sender */
                    sender?: (shardrun.artifact.v1.Sender.$Properties|null);

                    /** OfferRequest files */
                    files?: (string[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an OfferRequest. */
                type $Shape = shardrun.artifact.v1.OfferRequest.$Properties;
            }

            /**
             * Properties of an OfferResponse.
             * @deprecated Use shardrun.artifact.v1.OfferResponse.$Properties instead.
             */
            interface IOfferResponse extends shardrun.artifact.v1.OfferResponse.$Properties {
            }

            /** Represents an OfferResponse. */
            class OfferResponse {

                /**
                 * Constructs a new OfferResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.artifact.v1.OfferResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** OfferResponse held. */
                held: shardrun.artifact.v1.Held.$Properties[];

                /**
                 * Encodes the specified OfferResponse message. Does not implicitly {@link shardrun.artifact.v1.OfferResponse.verify|verify} messages.
                 * @param message OfferResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.artifact.v1.OfferResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an OfferResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.artifact.v1.OfferResponse & shardrun.artifact.v1.OfferResponse.$Shape} OfferResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.artifact.v1.OfferResponse & shardrun.artifact.v1.OfferResponse.$Shape;
            }

            namespace OfferResponse {

                /** Properties of an OfferResponse. */
                interface $Properties {

                    /** OfferResponse held */
                    held?: (shardrun.artifact.v1.Held.$Properties[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an OfferResponse. */
                type $Shape = shardrun.artifact.v1.OfferResponse.$Properties;
            }

            /**
             * Properties of a Held.
             * @deprecated Use shardrun.artifact.v1.Held.$Properties instead.
             */
            interface IHeld extends shardrun.artifact.v1.Held.$Properties {
            }

            /** Represents a Held. */
            class Held {

                /**
                 * Constructs a new Held.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.artifact.v1.Held.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Held isComplete. */
                isComplete: boolean;

                /** Held bytes. */
                bytes: number;

                /**
                 * Encodes the specified Held message. Does not implicitly {@link shardrun.artifact.v1.Held.verify|verify} messages.
                 * @param message Held message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.artifact.v1.Held.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Held message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.artifact.v1.Held & shardrun.artifact.v1.Held.$Shape} Held
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.artifact.v1.Held & shardrun.artifact.v1.Held.$Shape;
            }

            namespace Held {

                /** Properties of a Held. */
                interface $Properties {

                    /** Held isComplete */
                    isComplete?: (boolean|null);

                    /** Held bytes */
                    bytes?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Held. */
                type $Shape = shardrun.artifact.v1.Held.$Properties;
            }

            /**
             * Properties of an UploadRequest.
             * @deprecated Use shardrun.artifact.v1.UploadRequest.$Properties instead.
             */
            interface IUploadRequest extends shardrun.artifact.v1.UploadRequest.$Properties {
            }

            /** Represents an UploadRequest. */
            class UploadRequest {

                /**
                 * Constructs a new UploadRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.artifact.v1.UploadRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** UploadRequest header. */
                header?: (shardrun.artifact.v1.UploadHeader.$Properties|null);

                /** UploadRequest chunk. */
                chunk?: (Uint8Array|null);

                /** UploadRequest message. */
                message?: ("header"|"chunk");

                /**
                 * Encodes the specified UploadRequest message. Does not implicitly {@link shardrun.artifact.v1.UploadRequest.verify|verify} messages.
                 * @param message UploadRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.artifact.v1.UploadRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an UploadRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.artifact.v1.UploadRequest & shardrun.artifact.v1.UploadRequest.$Shape} UploadRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.artifact.v1.UploadRequest & shardrun.artifact.v1.UploadRequest.$Shape;
            }

            namespace UploadRequest {

                /** Properties of an UploadRequest. */
                interface $Properties {

                    /** UploadRequest header */
                    header?: (shardrun.artifact.v1.UploadHeader.$Properties|null);

                    /** UploadRequest chunk */
                    chunk?: (Uint8Array|null);

                    /** UploadRequest message */
                    message?: ("header"|"chunk");

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of an UploadRequest. */
                type $Shape = {
                  header?: shardrun.artifact.v1.UploadHeader.$Shape|null;
                  chunk?: Uint8Array|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ message?: undefined; header?: null; chunk?: null }|{ message?: "header"; header: shardrun.artifact.v1.UploadHeader.$Shape; chunk?: null }|{ message?: "chunk"; header?: null; chunk: Uint8Array })
                );
            }

            /**
             * Properties of an UploadHeader.
             * @deprecated Use shardrun.artifact.v1.UploadHeader.$Properties instead.
             */
            interface IUploadHeader extends shardrun.artifact.v1.UploadHeader.$Properties {
            }

            /** Represents an UploadHeader. */
            class UploadHeader {

                /**
                 * Constructs a new UploadHeader.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.artifact.v1.UploadHeader.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** UploadHeader sender. */
                sender?: (shardrun.artifact.v1.Sender.$Properties|null);

                /** UploadHeader file. */
                file: string;

                /** UploadHeader bytes. */
                bytes: number;

                /** UploadHeader offset. */
                offset: number;

                /**
                 * Encodes the specified UploadHeader message. Does not implicitly {@link shardrun.artifact.v1.UploadHeader.verify|verify} messages.
                 * @param message UploadHeader message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.artifact.v1.UploadHeader.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an UploadHeader message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.artifact.v1.UploadHeader & shardrun.artifact.v1.UploadHeader.$Shape} UploadHeader
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.artifact.v1.UploadHeader & shardrun.artifact.v1.UploadHeader.$Shape;
            }

            namespace UploadHeader {

                /** Properties of an UploadHeader. */
                interface $Properties {

                    /** UploadHeader sender */
                    sender?: (shardrun.artifact.v1.Sender.$Properties|null);

                    /** UploadHeader file */
                    file?: (string|null);

                    /** UploadHeader bytes */
                    bytes?: (number|null);

                    /** UploadHeader offset */
                    offset?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an UploadHeader. */
                type $Shape = shardrun.artifact.v1.UploadHeader.$Properties;
            }

            /**
             * Properties of an UploadResponse.
             * @deprecated Use shardrun.artifact.v1.UploadResponse.$Properties instead.
             */
            interface IUploadResponse extends shardrun.artifact.v1.UploadResponse.$Properties {
            }

            /** Represents an UploadResponse. */
            class UploadResponse {

                /**
                 * Constructs a new UploadResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.artifact.v1.UploadResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** UploadResponse bytes. */
                bytes: number;

                /**
                 * Encodes the specified UploadResponse message. Does not implicitly {@link shardrun.artifact.v1.UploadResponse.verify|verify} messages.
                 * @param message UploadResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.artifact.v1.UploadResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an UploadResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.artifact.v1.UploadResponse & shardrun.artifact.v1.UploadResponse.$Shape} UploadResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.artifact.v1.UploadResponse & shardrun.artifact.v1.UploadResponse.$Shape;
            }

            namespace UploadResponse {

                /** Properties of an UploadResponse. */
                interface $Properties {

                    /** UploadResponse bytes */
                    bytes?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an UploadResponse. */
                type $Shape = shardrun.artifact.v1.UploadResponse.$Properties;
            }
        }
    }
}
