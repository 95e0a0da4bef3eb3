// Generated from proto/workspace.proto by `npm run generate`. Do not edit.
import * as $protobuf from "protobufjs/minimal.js";

/** Namespace shardrun. */
export namespace shardrun {

    /** Namespace workspace. */
    namespace workspace {

        /** Namespace v1. */
        namespace v1 {

            /**
             * Properties of a FindTreesRequest.
             * @deprecated Use shardrun.workspace.v1.FindTreesRequest.$Properties instead.
             */
            interface IFindTreesRequest extends shardrun.workspace.v1.FindTreesRequest.$Properties {
            }

            /** Represents a FindTreesRequest. */
            class FindTreesRequest {

                /**
                 * Constructs a new FindTreesRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.workspace.v1.FindTreesRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** FindTreesRequest trees. */
                trees: string[];

                /**
                 * Encodes the specified FindTreesRequest message. Does not implicitly {@link shardrun.workspace.v1.FindTreesRequest.verify|verify} messages.
                 * @param message FindTreesRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.workspace.v1.FindTreesRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a FindTreesRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.workspace.v1.FindTreesRequest & shardrun.workspace.v1.FindTreesRequest.$Shape} FindTreesRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.workspace.v1.FindTreesRequest & shardrun.workspace.v1.FindTreesRequest.$Shape;
            }

            namespace FindTreesRequest {

                /** Properties of a FindTreesRequest. */
                interface $Properties {

                    /** FindTreesRequest trees */
                    trees?: (string[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a FindTreesRequest. */
                type $Shape = shardrun.workspace.v1.FindTreesRequest.$Properties;
            }

            /**
             * Properties of a FindTreesResponse.
             * @deprecated Use shardrun.workspace.v1.FindTreesResponse.$Properties instead.
             */
            interface IFindTreesResponse extends shardrun.workspace.v1.FindTreesResponse.$Properties {
            }

            /** Represents a FindTreesResponse. */
            class FindTreesResponse {

                /**
                 * Constructs a new FindTreesResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.workspace.v1.FindTreesResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** FindTreesResponse held. */
                held: string[];

                /**
                 * Encodes the specified FindTreesResponse message. Does not implicitly {@link shardrun.workspace.v1.FindTreesResponse.verify|verify} messages.
                 * @param message FindTreesResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.workspace.v1.FindTreesResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a FindTreesResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.workspace.v1.FindTreesResponse & shardrun.workspace.v1.FindTreesResponse.$Shape} FindTreesResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.workspace.v1.FindTreesResponse & shardrun.workspace.v1.FindTreesResponse.$Shape;
            }

            namespace FindTreesResponse {

                /** Properties of a FindTreesResponse. */
                interface $Properties {

                    /** FindTreesResponse held */
                    held?: (string[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a FindTreesResponse. */
                type $Shape = shardrun.workspace.v1.FindTreesResponse.$Properties;
            }

            /**
             * Properties of a SendPackRequest.
             * @deprecated Use shardrun.workspace.v1.SendPackRequest.$Properties instead.
             */
            interface ISendPackRequest extends shardrun.workspace.v1.SendPackRequest.$Properties {
            }

            /** Represents a SendPackRequest. */
            class SendPackRequest {

                /**
                 * Constructs a new SendPackRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.workspace.v1.SendPackRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** SendPackRequest header. */
                header?: (shardrun.workspace.v1.SendPackHeader.$Properties|null);

                /** SendPackRequest chunk. */
                chunk?: (Uint8Array|null);

                /** SendPackRequest message. */
                message?: ("header"|"chunk");

                /**
                 * Encodes the specified SendPackRequest message. Does not implicitly {@link shardrun.workspace.v1.SendPackRequest.verify|verify} messages.
                 * @param message SendPackRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.workspace.v1.SendPackRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a SendPackRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.workspace.v1.SendPackRequest & shardrun.workspace.v1.SendPackRequest.$Shape} SendPackRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.workspace.v1.SendPackRequest & shardrun.workspace.v1.SendPackRequest.$Shape;
            }

            namespace SendPackRequest {

                /** Properties of a SendPackRequest. */
                interface $Properties {

                    /** SendPackRequest header */
                    header?: (shardrun.workspace.v1.SendPackHeader.$Properties|null);

                    /** SendPackRequest chunk */
                    chunk?: (Uint8Array|null);

                    /** SendPackRequest message */
                    message?: ("header"|"chunk");

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of a SendPackRequest. */
                type $Shape = {
                  header?: shardrun.workspace.v1.SendPackHeader.$Shape|null;
                  chunk?: Uint8Array|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ message?: undefined; header?: null; chunk?: null }|{ message?: "header"; header: shardrun.workspace.v1.SendPackHeader.$Shape; chunk?: null }|{ message?: "chunk"; header?: null; chunk: Uint8Array })
                );
            }

            /**
             * Properties of a SendPackHeader.
             * @deprecated Use shardrun.workspace.v1.SendPackHeader.$Properties instead.
             */
            interface ISendPackHeader extends shardrun.workspace.v1.SendPackHeader.$Properties {
            }

            /** Represents a SendPackHeader. */
            class SendPackHeader {

                /**
                 * Constructs a new SendPackHeader.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.workspace.v1.SendPackHeader.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** SendPackHeader tree. */
                tree: string;

                /**
                 * Encodes the specified SendPackHeader message. Does not implicitly {@link shardrun.workspace.v1.SendPackHeader.verify|verify} messages.
                 * @param message SendPackHeader message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.workspace.v1.SendPackHeader.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a SendPackHeader message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.workspace.v1.SendPackHeader & shardrun.workspace.v1.SendPackHeader.$Shape} SendPackHeader
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.workspace.v1.SendPackHeader & shardrun.workspace.v1.SendPackHeader.$Shape;
            }

            namespace SendPackHeader {

                /** Properties of a SendPackHeader. */
                interface $Properties {

                    /** SendPackHeader tree */
                    tree?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a SendPackHeader. */
                type $Shape = shardrun.workspace.v1.SendPackHeader.$Properties;
            }

            /**
             * Properties of a SendPackResponse.
             * @deprecated Use shardrun.workspace.v1.SendPackResponse.$Properties instead.
             */
            interface ISendPackResponse extends shardrun.workspace.v1.SendPackResponse.$Properties {
            }

            /** Represents a SendPackResponse. */
            class SendPackResponse {

                /**
                 * Constructs a new SendPackResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.workspace.v1.SendPackResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** SendPackResponse bytes. */
                bytes: number;

                /**
                 * Encodes the specified SendPackResponse message. Does not implicitly {@link shardrun.workspace.v1.SendPackResponse.verify|verify} messages.
                 * @param message SendPackResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.workspace.v1.SendPackResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a SendPackResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.workspace.v1.SendPackResponse & shardrun.workspace.v1.SendPackResponse.$Shape} SendPackResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.workspace.v1.SendPackResponse & shardrun.workspace.v1.SendPackResponse.$Shape;
            }

            namespace SendPackResponse {

                /** Properties of a SendPackResponse. */
                interface $Properties {

                    /** SendPackResponse bytes */
                    bytes?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a SendPackResponse. */
                type $Shape = shardrun.workspace.v1.SendPackResponse.$Properties;
            }

            /**
             * Properties of a FetchPackRequest.
             * @deprecated Use shardrun.workspace.v1.FetchPackRequest.$Properties instead.
             */
            interface IFetchPackRequest extends shardrun.workspace.v1.FetchPackRequest.$Properties {
            }

            /** Represents a FetchPackRequest. */
            class FetchPackRequest {

                /**
                 * Constructs a new FetchPackRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.workspace.v1.FetchPackRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** FetchPackRequest tree. */
                tree: string;

                /** FetchPackRequest held. */
                held: string[];

                /** FetchPackRequest packId. */
                packId: string;

                /** FetchPackRequest offset. */
                offset: number;

                /**
                 * Encodes the specified FetchPackRequest message. Does not implicitly {@link shardrun.workspace.v1.FetchPackRequest.verify|verify} messages.
                 * @param message FetchPackRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.workspace.v1.FetchPackRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a FetchPackRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.workspace.v1.FetchPackRequest & shardrun.workspace.v1.FetchPackRequest.$Shape} FetchPackRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.workspace.v1.FetchPackRequest & shardrun.workspace.v1.FetchPackRequest.$Shape;
            }

            namespace FetchPackRequest {

                /** Properties of a FetchPackRequest. */
                interface $Properties {

                    /** FetchPackRequest tree */
                    tree?: (string|null);

                    /** FetchPackRequest held */
                    held?: (string[]|null);

                    /** FetchPackRequest packId */
                    packId?: (string|null);

                    /** FetchPackRequest offset */
                    offset?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a FetchPackRequest. */
                type $Shape = shardrun.workspace.v1.FetchPackRequest.$Properties;
            }

            /**
             * Properties of a FetchPackResponse.
             * @deprecated Use shardrun.workspace.v1.FetchPackResponse.$Properties instead.
             */
            interface IFetchPackResponse extends shardrun.workspace.v1.FetchPackResponse.$Properties {
            }

            /** Represents a FetchPackResponse. */
            class FetchPackResponse {

                /**
                 * Constructs a new FetchPackResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.workspace.v1.FetchPackResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** FetchPackResponse header. */
                header?: (shardrun.workspace.v1.FetchPackHeader.$Properties|null);

                /** FetchPackResponse chunk. */
                chunk?: (Uint8Array|null);

                /** FetchPackResponse message. */
                message?: ("header"|"chunk");

                /**
                 * Encodes the specified FetchPackResponse message. Does not implicitly {@link shardrun.workspace.v1.FetchPackResponse.verify|verify} messages.
                 * @param message FetchPackResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.workspace.v1.FetchPackResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a FetchPackResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.workspace.v1.FetchPackResponse & shardrun.workspace.v1.FetchPackResponse.$Shape} FetchPackResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.workspace.v1.FetchPackResponse & shardrun.workspace.v1.FetchPackResponse.$Shape;
            }

            namespace FetchPackResponse {

                /** Properties of a FetchPackResponse. */
                interface $Properties {

                    /** FetchPackResponse header */
                    header?: (shardrun.workspace.v1.FetchPackHeader.$Properties|null);

                    /** FetchPackResponse chunk */
                    chunk?: (Uint8Array|null);

                    /** FetchPackResponse message */
                    message?: ("header"|"chunk");

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of a FetchPackResponse. */
                type $Shape = {
                  header?: shardrun.workspace.v1.FetchPackHeader.$Shape|null;
                  chunk?: Uint8Array|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ message?: undefined; header?: null; chunk?: null }|{ message?: "header"; header: shardrun.workspace.v1.FetchPackHeader.$Shape; chunk?: null }|{ message?: "chunk"; header?: null; chunk: Uint8Array })
                );
            }

            /**
             * Properties of a FetchPackHeader.
             * @deprecated Use shardrun.workspace.v1.FetchPackHeader.$Properties instead.
             */
            interface IFetchPackHeader extends shardrun.workspace.v1.FetchPackHeader.$Properties {
            }

            /** Represents a FetchPackHeader. */
            class FetchPackHeader {

                /**
                 * Constructs a new FetchPackHeader.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.workspace.v1.FetchPackHeader.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** FetchPackHeader packId. */
                packId: string;

                /** FetchPackHeader bytes. */
                bytes: number;

                /** FetchPackHeader offset. */
                offset: number;

                /**
                 * Encodes the specified FetchPackHeader message. Does not implicitly {@link shardrun.workspace.v1.FetchPackHeader.verify|verify} messages.
                 * @param message FetchPackHeader message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.workspace.v1.FetchPackHeader.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a FetchPackHeader message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.workspace.v1.FetchPackHeader & shardrun.workspace.v1.FetchPackHeader.$Shape} FetchPackHeader
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.workspace.v1.FetchPackHeader & shardrun.workspace.v1.FetchPackHeader.$Shape;
            }

            namespace FetchPackHeader {

                /** Properties of a FetchPackHeader. */
                interface $Properties {

                    /** FetchPackHeader packId */
                    packId?: (string|null);

                    /** FetchPackHeader bytes */
                    bytes?: (number|null);

                    /** FetchPackHeader offset */
                    offset?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a FetchPackHeader. */
                type $Shape = shardrun.workspace.v1.FetchPackHeader.$Properties;
            }
        }
    }
}
