// Generated from proto/join.proto by `npm run generate`. Do not edit.
import * as $protobuf from "protobufjs/minimal.js";

/** Namespace shardrun. */
export namespace shardrun {

    /** Namespace join. */
    namespace join {

        /** Namespace v1. */
        namespace v1 {

            /**
             * Properties of a JoinRequest.
             * @deprecated Use shardrun.join.v1.JoinRequest.$Properties instead.
             */
            interface IJoinRequest extends shardrun.join.v1.JoinRequest.$Properties {
            }

            /** Represents a JoinRequest. */
            class JoinRequest {

                /**
                 * Constructs a new JoinRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.join.v1.JoinRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** JoinRequest token. */
                token: string;

                /** JoinRequest agentId. */
                agentId: string;

                /** JoinRequest certificateRequest. */
                certificateRequest: Uint8Array;

                /**
                 * Encodes the specified JoinRequest message. Does not implicitly {@link shardrun.join.v1.JoinRequest.verify|verify} messages.
                 * @param message JoinRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.join.v1.JoinRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a JoinRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.join.v1.JoinRequest & shardrun.join.v1.JoinRequest.$Shape} JoinRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.join.v1.JoinRequest & shardrun.join.v1.JoinRequest.$Shape;
            }

            namespace JoinRequest {

                /** Properties of a JoinRequest. */
                interface $Properties {

                    /** JoinRequest token */
                    token?: (string|null);

                    /** JoinRequest agentId */
                    agentId?: (string|null);

                    /** JoinRequest certificateRequest */
                    certificateRequest?: (Uint8Array|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a JoinRequest. */
                type $Shape = shardrun.join.v1.JoinRequest.$Properties;
            }

            /**
             * Properties of a JoinResponse.
             * @deprecated Use shardrun.join.v1.JoinResponse.$Properties instead.
             */
            interface IJoinResponse extends shardrun.join.v1.JoinResponse.$Properties {
            }

            /** Represents a JoinResponse. */
            class JoinResponse {

                /**
                 * Constructs a new JoinResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.join.v1.JoinResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** JoinResponse credential. */
                credential?: (shardrun.join.v1.Credential.$Properties|null);

                /**
                 * Encodes the specified JoinResponse message. Does not implicitly {@link shardrun.join.v1.JoinResponse.verify|verify} messages.
                 * @param message JoinResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.join.v1.JoinResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a JoinResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.join.v1.JoinResponse & shardrun.join.v1.JoinResponse.$Shape} JoinResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.join.v1.JoinResponse & shardrun.join.v1.JoinResponse.$Shape;
            }

            namespace JoinResponse {

                /** Properties of a JoinResponse. */
                interface $Properties {

                    /** JoinResponse credential */
                    credential?: (shardrun.join.v1.Credential.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a JoinResponse. */
                type $Shape = shardrun.join.v1.JoinResponse.$Properties;
            }

            /**
             * Properties of a RenewRequest.
             * @deprecated Use shardrun.join.v1.RenewRequest.$Properties instead.
             */
            interface IRenewRequest extends shardrun.join.v1.RenewRequest.$Properties {
            }

            /** Represents a RenewRequest. */
            class RenewRequest {

                /**
                 * Constructs a new RenewRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.join.v1.RenewRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** RenewRequest certificateRequest. */
                certificateRequest: Uint8Array;

                /**
                 * Encodes the specified RenewRequest message. Does not implicitly {@link shardrun.join.v1.RenewRequest.verify|verify} messages.
                 * @param message RenewRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.join.v1.RenewRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a RenewRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.join.v1.RenewRequest & shardrun.join.v1.RenewRequest.$Shape} RenewRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.join.v1.RenewRequest & shardrun.join.v1.RenewRequest.$Shape;
            }

            namespace RenewRequest {

                /** Properties of a RenewRequest. */
                interface $Properties {

                    /** RenewRequest certificateRequest */
                    certificateRequest?: (Uint8Array|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a RenewRequest. */
                type $Shape = shardrun.join.v1.RenewRequest.$Properties;
            }

            /**
             * Properties of a RenewResponse.
             * @deprecated Use shardrun.join.v1.RenewResponse.$Properties instead.
             */
            interface IRenewResponse extends shardrun.join.v1.RenewResponse.$Properties {
            }

            /** Represents a RenewResponse. */
            class RenewResponse {

                /**
                 * Constructs a new RenewResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.join.v1.RenewResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** RenewResponse credential. */
                credential?: (shardrun.join.v1.Credential.$Properties|null);

                /**
                 * Encodes the specified RenewResponse message. Does not implicitly {@link shardrun.join.v1.RenewResponse.verify|verify} messages.
                 * @param message RenewResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.join.v1.RenewResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a RenewResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.join.v1.RenewResponse & shardrun.join.v1.RenewResponse.$Shape} RenewResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.join.v1.RenewResponse & shardrun.join.v1.RenewResponse.$Shape;
            }

            namespace RenewResponse {

                /** Properties of a RenewResponse. */
                interface $Properties {

                    /** RenewResponse credential */
                    credential?: (shardrun.join.v1.Credential.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a RenewResponse. */
                type $Shape = shardrun.join.v1.RenewResponse.$Properties;
            }

            /**
             * Properties of a Credential.
             * @deprecated Use shardrun.join.v1.Credential.$Properties instead.
             */
            interface ICredential extends shardrun.join.v1.Credential.$Properties {
            }

            /** Represents a Credential. */
            class Credential {

                /**
                 * Constructs a new Credential.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.join.v1.Credential.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Credential certificate. */
                certificate: Uint8Array;

                /** Credential authorities. */
                authorities: Uint8Array[];

                /**
                 * Encodes the specified Credential message. Does not implicitly {@link shardrun.join.v1.Credential.verify|verify} messages.
                 * @param message Credential message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.join.v1.Credential.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Credential message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.join.v1.Credential & shardrun.join.v1.Credential.$Shape} Credential
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.join.v1.Credential & shardrun.join.v1.Credential.$Shape;
            }

            namespace Credential {

                /** Properties of a Credential. */
                interface $Properties {

                    /** Credential certificate */
                    certificate?: (Uint8Array|null);

                    /** Credential authorities */
                    authorities?: (Uint8Array[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Credential. */
                type $Shape = shardrun.join.v1.Credential.$Properties;
            }
        }
    }
}
