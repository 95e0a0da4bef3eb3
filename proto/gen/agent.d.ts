import * as $protobuf from "protobufjs";
import Long = require("long");

/** Namespace shardrun. */
export namespace shardrun {

    /** Namespace agent. */
    namespace agent {

        /** Namespace v1. */
        namespace v1 {

            /** ProtocolVersion enum. */
            enum ProtocolVersion {

                /** PROTOCOL_VERSION_UNSPECIFIED value */
                PROTOCOL_VERSION_UNSPECIFIED = 0,

                /** PROTOCOL_VERSION_1 value */
                PROTOCOL_VERSION_1 = 1
            }

            /** Represents an AgentService */
            class AgentService extends $protobuf.rpc.Service {

                /**
                 * Constructs a new AgentService service.
                 * @param rpcImpl RPC implementation
                 * @param [requestDelimited=false] Whether requests are length-delimited
                 * @param [responseDelimited=false] Whether responses are length-delimited
                 */
                constructor(rpcImpl: $protobuf.RPCImpl, requestDelimited?: boolean, responseDelimited?: boolean);

                /**
                 * Creates new AgentService service using the specified rpc implementation.
                 * @param rpcImpl RPC implementation
                 * @param [requestDelimited=false] Whether requests are length-delimited
                 * @param [responseDelimited=false] Whether responses are length-delimited
                 * @returns RPC service. Useful where requests and/or responses are streamed.
                 */
                static create(rpcImpl: $protobuf.RPCImpl, requestDelimited?: boolean, responseDelimited?: boolean): AgentService;

                /** Calls Session. */
                session: shardrun.agent.v1.AgentService.Session;
            }

            namespace AgentService {

                /**
                 * Callback as used by {@link shardrun.agent.v1.AgentService#session}.
                 * @param error Error, if any
                 * @param [response] CoordinatorMessage
                 */
                type SessionCallback = (error: (Error|null), response?: shardrun.agent.v1.CoordinatorMessage) => void;

                /** Calls Session. */
                type Session = {
                  (request: shardrun.agent.v1.IAgentMessage, callback: shardrun.agent.v1.AgentService.SessionCallback): void;
                  (request: shardrun.agent.v1.IAgentMessage): Promise<shardrun.agent.v1.CoordinatorMessage>;
                  readonly name: "Session";
                  readonly path: "/shardrun.agent.v1.AgentService/Session";
                  readonly requestType: "AgentMessage";
                  readonly responseType: "CoordinatorMessage";
                  readonly requestStream: true;
                  readonly responseStream: true;
                };
            }

            /**
             * Properties of an AgentMessage.
             * @deprecated Use shardrun.agent.v1.AgentMessage.$Properties instead.
             */
            interface IAgentMessage extends shardrun.agent.v1.AgentMessage.$Properties {
            }

            /** Represents an AgentMessage. */
            class AgentMessage {

                /**
                 * Constructs a new AgentMessage.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.agent.v1.AgentMessage.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** AgentMessage register. */
                register?: (shardrun.agent.v1.Register.$Properties|null);

                /** AgentMessage heartbeat. */
                heartbeat?: (shardrun.agent.v1.Heartbeat.$Properties|null);

                /** AgentMessage suiteOpened. */
                suiteOpened?: (shardrun.agent.v1.SuiteOpened.$Properties|null);

                /** AgentMessage suiteDiscovered. */
                suiteDiscovered?: (shardrun.agent.v1.SuiteDiscovered.$Properties|null);

                /** AgentMessage suiteFailed. */
                suiteFailed?: (shardrun.agent.v1.SuiteFailed.$Properties|null);

                /** AgentMessage unitReport. */
                unitReport?: (shardrun.agent.v1.UnitReport.$Properties|null);

                /** AgentMessage leaseReturned. */
                leaseReturned?: (shardrun.agent.v1.LeaseReturned.$Properties|null);

                /** AgentMessage draining. */
                draining?: (shardrun.agent.v1.Draining.$Properties|null);

                /** AgentMessage suiteClosed. */
                suiteClosed?: (shardrun.agent.v1.SuiteClosed.$Properties|null);

                /** AgentMessage suiteReady. */
                suiteReady?: (shardrun.agent.v1.SuiteReady.$Properties|null);

                /** AgentMessage message. */
                message?: ("register"|"heartbeat"|"suiteOpened"|"suiteDiscovered"|"suiteFailed"|"unitReport"|"leaseReturned"|"draining"|"suiteClosed"|"suiteReady");

                /**
                 * Creates a new AgentMessage instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns AgentMessage instance
                 */
                static create(properties: shardrun.agent.v1.AgentMessage.$Shape): shardrun.agent.v1.AgentMessage & shardrun.agent.v1.AgentMessage.$Shape;
                static create(properties?: shardrun.agent.v1.AgentMessage.$Properties): shardrun.agent.v1.AgentMessage;

                /**
                 * Encodes the specified AgentMessage message. Does not implicitly {@link shardrun.agent.v1.AgentMessage.verify|verify} messages.
                 * @param message AgentMessage message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.AgentMessage.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Encodes the specified AgentMessage message, length delimited. Does not implicitly {@link shardrun.agent.v1.AgentMessage.verify|verify} messages.
                 * @param message AgentMessage message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encodeDelimited(message: shardrun.agent.v1.AgentMessage.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an AgentMessage message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.AgentMessage & shardrun.agent.v1.AgentMessage.$Shape} AgentMessage
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.AgentMessage & shardrun.agent.v1.AgentMessage.$Shape;

                /**
                 * Decodes an AgentMessage message from the specified reader or buffer, length delimited.
                 * @param reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.AgentMessage & shardrun.agent.v1.AgentMessage.$Shape} AgentMessage
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): shardrun.agent.v1.AgentMessage & shardrun.agent.v1.AgentMessage.$Shape;

                /**
                 * Verifies an AgentMessage message.
                 * @param message Plain object to verify
                 * @returns `null` if valid, otherwise the reason why it is not
                 */
                static verify(message: { [k: string]: any }): (string|null);

                /**
                 * Creates an AgentMessage message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns AgentMessage
                 */
                static fromObject(object: { [k: string]: any }): shardrun.agent.v1.AgentMessage;

                /**
                 * Creates a plain object from an AgentMessage message. Also converts values to other types if specified.
                 * @param message AgentMessage
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: shardrun.agent.v1.AgentMessage, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this AgentMessage to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };

                /**
                 * Gets the type url for AgentMessage
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace AgentMessage {

                /** Properties of an AgentMessage. */
                interface $Properties {

                    /** AgentMessage register */
                    register?: (shardrun.agent.v1.Register.$Properties|null);

                    /** AgentMessage heartbeat */
                    heartbeat?: (shardrun.agent.v1.Heartbeat.$Properties|null);

                    /** AgentMessage suiteOpened */
                    suiteOpened?: (shardrun.agent.v1.SuiteOpened.$Properties|null);

                    /** AgentMessage suiteDiscovered */
                    suiteDiscovered?: (shardrun.agent.v1.SuiteDiscovered.$Properties|null);

                    /** AgentMessage suiteFailed */
                    suiteFailed?: (shardrun.agent.v1.SuiteFailed.$Properties|null);

                    /** AgentMessage unitReport */
                    unitReport?: (shardrun.agent.v1.UnitReport.$Properties|null);

                    /** AgentMessage leaseReturned */
                    leaseReturned?: (shardrun.agent.v1.LeaseReturned.$Properties|null);

                    /** AgentMessage draining */
                    draining?: (shardrun.agent.v1.Draining.$Properties|null);

                    /** AgentMessage suiteClosed */
                    suiteClosed?: (shardrun.agent.v1.SuiteClosed.$Properties|null);

                    /** AgentMessage suiteReady */
                    suiteReady?: (shardrun.agent.v1.SuiteReady.$Properties|null);

                    /** AgentMessage message */
                    message?: ("register"|"heartbeat"|"suiteOpened"|"suiteDiscovered"|"suiteFailed"|"unitReport"|"leaseReturned"|"draining"|"suiteClosed"|"suiteReady");

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of an AgentMessage. */
                type $Shape = {
                  register?: shardrun.agent.v1.Register.$Shape|null;
                  heartbeat?: shardrun.agent.v1.Heartbeat.$Shape|null;
                  suiteOpened?: shardrun.agent.v1.SuiteOpened.$Shape|null;
                  suiteDiscovered?: shardrun.agent.v1.SuiteDiscovered.$Shape|null;
                  suiteFailed?: shardrun.agent.v1.SuiteFailed.$Shape|null;
                  unitReport?: shardrun.agent.v1.UnitReport.$Shape|null;
                  leaseReturned?: shardrun.agent.v1.LeaseReturned.$Shape|null;
                  draining?: shardrun.agent.v1.Draining.$Shape|null;
                  suiteClosed?: shardrun.agent.v1.SuiteClosed.$Shape|null;
                  suiteReady?: shardrun.agent.v1.SuiteReady.$Shape|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ message?: undefined; register?: null; heartbeat?: null; suiteOpened?: null; suiteDiscovered?: null; suiteFailed?: null; unitReport?: null; leaseReturned?: null; draining?: null; suiteClosed?: null; suiteReady?: null }|{ message?: "register"; register: shardrun.agent.v1.Register.$Shape; heartbeat?: null; suiteOpened?: null; suiteDiscovered?: null; suiteFailed?: null; unitReport?: null; leaseReturned?: null; draining?: null; suiteClosed?: null; suiteReady?: null }|{ message?: "heartbeat"; register?: null; heartbeat: shardrun.agent.v1.Heartbeat.$Shape; suiteOpened?: null; suiteDiscovered?: null; suiteFailed?: null; unitReport?: null; leaseReturned?: null; draining?: null; suiteClosed?: null; suiteReady?: null }|{ message?: "suiteOpened"; register?: null; heartbeat?: null; suiteOpened: shardrun.agent.v1.SuiteOpened.$Shape; suiteDiscovered?: null; suiteFailed?: null; unitReport?: null; leaseReturned?: null; draining?: null; suiteClosed?: null; suiteReady?: null }|{ message?: "suiteDiscovered"; register?: null; heartbeat?: null; suiteOpened?: null; suiteDiscovered: shardrun.agent.v1.SuiteDiscovered.$Shape; suiteFailed?: null; unitReport?: null; leaseReturned?: null; draining?: null; suiteClosed?: null; suiteReady?: null }|{ message?: "suiteFailed"; register?: null; heartbeat?: null; suiteOpened?: null; suiteDiscovered?: null; suiteFailed: shardrun.agent.v1.SuiteFailed.$Shape; unitReport?: null; leaseReturned?: null; draining?: null; suiteClosed?: null; suiteReady?: null }|{ message?: "unitReport"; register?: null; heartbeat?: null; suiteOpened?: null; suiteDiscovered?: null; suiteFailed?: null; unitReport: shardrun.agent.v1.UnitReport.$Shape; leaseReturned?: null; draining?: null; suiteClosed?: null; suiteReady?: null }|{ message?: "leaseReturned"; register?: null; heartbeat?: null; suiteOpened?: null; suiteDiscovered?: null; suiteFailed?: null; unitReport?: null; leaseReturned: shardrun.agent.v1.LeaseReturned.$Shape; draining?: null; suiteClosed?: null; suiteReady?: null }|{ message?: "draining"; register?: null; heartbeat?: null; suiteOpened?: null; suiteDiscovered?: null; suiteFailed?: null; unitReport?: null; leaseReturned?: null; draining: shardrun.agent.v1.Draining.$Shape; suiteClosed?: null; suiteReady?: null }|{ message?: "suiteClosed"; register?: null; heartbeat?: null; suiteOpened?: null; suiteDiscovered?: null; suiteFailed?: null; unitReport?: null; leaseReturned?: null; draining?: null; suiteClosed: shardrun.agent.v1.SuiteClosed.$Shape; suiteReady?: null }|{ message?: "suiteReady"; register?: null; heartbeat?: null; suiteOpened?: null; suiteDiscovered?: null; suiteFailed?: null; unitReport?: null; leaseReturned?: null; draining?: null; suiteClosed?: null; suiteReady: shardrun.agent.v1.SuiteReady.$Shape })
                );
            }

            /**
             * Properties of a CoordinatorMessage.
             * @deprecated Use shardrun.agent.v1.CoordinatorMessage.$Properties instead.
             */
            interface ICoordinatorMessage extends shardrun.agent.v1.CoordinatorMessage.$Properties {
            }

            /** Represents a CoordinatorMessage. */
            class CoordinatorMessage {

                /**
                 * Constructs a new CoordinatorMessage.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.agent.v1.CoordinatorMessage.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** CoordinatorMessage welcome. */
                welcome?: (shardrun.agent.v1.Welcome.$Properties|null);

                /** CoordinatorMessage openSuite. */
                openSuite?: (shardrun.agent.v1.OpenSuite.$Properties|null);

                /** CoordinatorMessage discoverSuite. */
                discoverSuite?: (shardrun.agent.v1.DiscoverSuite.$Properties|null);

                /** CoordinatorMessage prepareSuite. */
                prepareSuite?: (shardrun.agent.v1.PrepareSuite.$Properties|null);

                /** CoordinatorMessage grantLease. */
                grantLease?: (shardrun.agent.v1.GrantLease.$Properties|null);

                /** CoordinatorMessage recallLease. */
                recallLease?: (shardrun.agent.v1.RecallLease.$Properties|null);

                /** CoordinatorMessage cancelLease. */
                cancelLease?: (shardrun.agent.v1.CancelLease.$Properties|null);

                /** CoordinatorMessage closeSuite. */
                closeSuite?: (shardrun.agent.v1.CloseSuite.$Properties|null);

                /** CoordinatorMessage drainAgent. */
                drainAgent?: (shardrun.agent.v1.DrainAgent.$Properties|null);

                /** CoordinatorMessage reportAck. */
                reportAck?: (shardrun.agent.v1.ReportAck.$Properties|null);

                /** CoordinatorMessage message. */
                message?: ("welcome"|"openSuite"|"discoverSuite"|"prepareSuite"|"grantLease"|"recallLease"|"cancelLease"|"closeSuite"|"drainAgent"|"reportAck");

                /**
                 * Creates a new CoordinatorMessage instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns CoordinatorMessage instance
                 */
                static create(properties: shardrun.agent.v1.CoordinatorMessage.$Shape): shardrun.agent.v1.CoordinatorMessage & shardrun.agent.v1.CoordinatorMessage.$Shape;
                static create(properties?: shardrun.agent.v1.CoordinatorMessage.$Properties): shardrun.agent.v1.CoordinatorMessage;

                /**
                 * Encodes the specified CoordinatorMessage message. Does not implicitly {@link shardrun.agent.v1.CoordinatorMessage.verify|verify} messages.
                 * @param message CoordinatorMessage message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.CoordinatorMessage.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Encodes the specified CoordinatorMessage message, length delimited. Does not implicitly {@link shardrun.agent.v1.CoordinatorMessage.verify|verify} messages.
                 * @param message CoordinatorMessage message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encodeDelimited(message: shardrun.agent.v1.CoordinatorMessage.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a CoordinatorMessage message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.CoordinatorMessage & shardrun.agent.v1.CoordinatorMessage.$Shape} CoordinatorMessage
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.CoordinatorMessage & shardrun.agent.v1.CoordinatorMessage.$Shape;

                /**
                 * Decodes a CoordinatorMessage message from the specified reader or buffer, length delimited.
                 * @param reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.CoordinatorMessage & shardrun.agent.v1.CoordinatorMessage.$Shape} CoordinatorMessage
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): shardrun.agent.v1.CoordinatorMessage & shardrun.agent.v1.CoordinatorMessage.$Shape;

                /**
                 * Verifies a CoordinatorMessage message.
                 * @param message Plain object to verify
                 * @returns `null` if valid, otherwise the reason why it is not
                 */
                static verify(message: { [k: string]: any }): (string|null);

                /**
                 * Creates a CoordinatorMessage message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns CoordinatorMessage
                 */
                static fromObject(object: { [k: string]: any }): shardrun.agent.v1.CoordinatorMessage;

                /**
                 * Creates a plain object from a CoordinatorMessage message. Also converts values to other types if specified.
                 * @param message CoordinatorMessage
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: shardrun.agent.v1.CoordinatorMessage, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this CoordinatorMessage to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };

                /**
                 * Gets the type url for CoordinatorMessage
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace CoordinatorMessage {

                /** Properties of a CoordinatorMessage. */
                interface $Properties {

                    /** CoordinatorMessage welcome */
                    welcome?: (shardrun.agent.v1.Welcome.$Properties|null);

                    /** CoordinatorMessage openSuite */
                    openSuite?: (shardrun.agent.v1.OpenSuite.$Properties|null);

                    /** CoordinatorMessage discoverSuite */
                    discoverSuite?: (shardrun.agent.v1.DiscoverSuite.$Properties|null);

                    /** CoordinatorMessage prepareSuite */
                    prepareSuite?: (shardrun.agent.v1.PrepareSuite.$Properties|null);

                    /** CoordinatorMessage grantLease */
                    grantLease?: (shardrun.agent.v1.GrantLease.$Properties|null);

                    /** CoordinatorMessage recallLease */
                    recallLease?: (shardrun.agent.v1.RecallLease.$Properties|null);

                    /** CoordinatorMessage cancelLease */
                    cancelLease?: (shardrun.agent.v1.CancelLease.$Properties|null);

                    /** CoordinatorMessage closeSuite */
                    closeSuite?: (shardrun.agent.v1.CloseSuite.$Properties|null);

                    /** CoordinatorMessage drainAgent */
                    drainAgent?: (shardrun.agent.v1.DrainAgent.$Properties|null);

                    /** CoordinatorMessage reportAck */
                    reportAck?: (shardrun.agent.v1.ReportAck.$Properties|null);

                    /** CoordinatorMessage message */
                    message?: ("welcome"|"openSuite"|"discoverSuite"|"prepareSuite"|"grantLease"|"recallLease"|"cancelLease"|"closeSuite"|"drainAgent"|"reportAck");

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of a CoordinatorMessage. */
                type $Shape = {
                  welcome?: shardrun.agent.v1.Welcome.$Shape|null;
                  openSuite?: shardrun.agent.v1.OpenSuite.$Shape|null;
                  discoverSuite?: shardrun.agent.v1.DiscoverSuite.$Shape|null;
                  prepareSuite?: shardrun.agent.v1.PrepareSuite.$Shape|null;
                  grantLease?: shardrun.agent.v1.GrantLease.$Shape|null;
                  recallLease?: shardrun.agent.v1.RecallLease.$Shape|null;
                  cancelLease?: shardrun.agent.v1.CancelLease.$Shape|null;
                  closeSuite?: shardrun.agent.v1.CloseSuite.$Shape|null;
                  drainAgent?: shardrun.agent.v1.DrainAgent.$Shape|null;
                  reportAck?: shardrun.agent.v1.ReportAck.$Shape|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ message?: undefined; welcome?: null; openSuite?: null; discoverSuite?: null; prepareSuite?: null; grantLease?: null; recallLease?: null; cancelLease?: null; closeSuite?: null; drainAgent?: null; reportAck?: null }|{ message?: "welcome"; welcome: shardrun.agent.v1.Welcome.$Shape; openSuite?: null; discoverSuite?: null; prepareSuite?: null; grantLease?: null; recallLease?: null; cancelLease?: null; closeSuite?: null; drainAgent?: null; reportAck?: null }|{ message?: "openSuite"; welcome?: null; openSuite: shardrun.agent.v1.OpenSuite.$Shape; discoverSuite?: null; prepareSuite?: null; grantLease?: null; recallLease?: null; cancelLease?: null; closeSuite?: null; drainAgent?: null; reportAck?: null }|{ message?: "discoverSuite"; welcome?: null; openSuite?: null; discoverSuite: shardrun.agent.v1.DiscoverSuite.$Shape; prepareSuite?: null; grantLease?: null; recallLease?: null; cancelLease?: null; closeSuite?: null; drainAgent?: null; reportAck?: null }|{ message?: "prepareSuite"; welcome?: null; openSuite?: null; discoverSuite?: null; prepareSuite: shardrun.agent.v1.PrepareSuite.$Shape; grantLease?: null; recallLease?: null; cancelLease?: null; closeSuite?: null; drainAgent?: null; reportAck?: null }|{ message?: "grantLease"; welcome?: null; openSuite?: null; discoverSuite?: null; prepareSuite?: null; grantLease: shardrun.agent.v1.GrantLease.$Shape; recallLease?: null; cancelLease?: null; closeSuite?: null; drainAgent?: null; reportAck?: null }|{ message?: "recallLease"; welcome?: null; openSuite?: null; discoverSuite?: null; prepareSuite?: null; grantLease?: null; recallLease: shardrun.agent.v1.RecallLease.$Shape; cancelLease?: null; closeSuite?: null; drainAgent?: null; reportAck?: null }|{ message?: "cancelLease"; welcome?: null; openSuite?: null; discoverSuite?: null; prepareSuite?: null; grantLease?: null; recallLease?: null; cancelLease: shardrun.agent.v1.CancelLease.$Shape; closeSuite?: null; drainAgent?: null; reportAck?: null }|{ message?: "closeSuite"; welcome?: null; openSuite?: null; discoverSuite?: null; prepareSuite?: null; grantLease?: null; recallLease?: null; cancelLease?: null; closeSuite: shardrun.agent.v1.CloseSuite.$Shape; drainAgent?: null; reportAck?: null }|{ message?: "drainAgent"; welcome?: null; openSuite?: null; discoverSuite?: null; prepareSuite?: null; grantLease?: null; recallLease?: null; cancelLease?: null; closeSuite?: null; drainAgent: shardrun.agent.v1.DrainAgent.$Shape; reportAck?: null }|{ message?: "reportAck"; welcome?: null; openSuite?: null; discoverSuite?: null; prepareSuite?: null; grantLease?: null; recallLease?: null; cancelLease?: null; closeSuite?: null; drainAgent?: null; reportAck: shardrun.agent.v1.ReportAck.$Shape })
                );
            }

            /**
             * Properties of a Register.
             * @deprecated Use shardrun.agent.v1.Register.$Properties instead.
             */
            interface IRegister extends shardrun.agent.v1.Register.$Properties {
            }

            /** Represents a Register. */
            class Register {

                /**
                 * Constructs a new Register.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.agent.v1.Register.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Register protocolVersion. */
                protocolVersion: shardrun.agent.v1.ProtocolVersion;

                /** Register agentId. */
                agentId: string;

                /** Register sessionId. */
                sessionId: string;

                /** Register slots. */
                slots: number;

                /** Register labels. */
                labels: string[];

                /** Register speed. */
                speed: number;

                /** Register version. */
                version: string;

                /** Register nodeVersion. */
                nodeVersion: string;

                /**
                 * Creates a new Register instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Register instance
                 */
                static create(properties: shardrun.agent.v1.Register.$Shape): shardrun.agent.v1.Register & shardrun.agent.v1.Register.$Shape;
                static create(properties?: shardrun.agent.v1.Register.$Properties): shardrun.agent.v1.Register;

                /**
                 * Encodes the specified Register message. Does not implicitly {@link shardrun.agent.v1.Register.verify|verify} messages.
                 * @param message Register message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.Register.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Encodes the specified Register message, length delimited. Does not implicitly {@link shardrun.agent.v1.Register.verify|verify} messages.
                 * @param message Register message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encodeDelimited(message: shardrun.agent.v1.Register.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Register message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.Register & shardrun.agent.v1.Register.$Shape} Register
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.Register & shardrun.agent.v1.Register.$Shape;

                /**
                 * Decodes a Register message from the specified reader or buffer, length delimited.
                 * @param reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.Register & shardrun.agent.v1.Register.$Shape} Register
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): shardrun.agent.v1.Register & shardrun.agent.v1.Register.$Shape;

                /**
                 * Verifies a Register message.
                 * @param message Plain object to verify
                 * @returns `null` if valid, otherwise the reason why it is not
                 */
                static verify(message: { [k: string]: any }): (string|null);

                /**
                 * Creates a Register message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns Register
                 */
                static fromObject(object: { [k: string]: any }): shardrun.agent.v1.Register;

                /**
                 * Creates a plain object from a Register message. Also converts values to other types if specified.
                 * @param message Register
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: shardrun.agent.v1.Register, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this Register to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };

                /**
                 * Gets the type url for Register
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace Register {

                /** Properties of a Register. */
                interface $Properties {

                    /** Register protocolVersion */
                    protocolVersion?: (shardrun.agent.v1.ProtocolVersion|null);

                    /** Register agentId */
                    agentId?: (string|null);

                    /** Register sessionId */
                    sessionId?: (string|null);

                    /** Register slots */
                    slots?: (number|null);

                    /** Register labels */
                    labels?: (string[]|null);

                    /** Register speed */
                    speed?: (number|null);

                    /** Register version */
                    version?: (string|null);

                    /** Register nodeVersion */
                    nodeVersion?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Register. */
                type $Shape = shardrun.agent.v1.Register.$Properties;
            }

            /**
             * Properties of a Heartbeat.
             * @deprecated Use shardrun.agent.v1.Heartbeat.$Properties instead.
             */
            interface IHeartbeat extends shardrun.agent.v1.Heartbeat.$Properties {
            }

            /** Represents a Heartbeat. */
            class Heartbeat {

                /**
                 * Constructs a new Heartbeat.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.agent.v1.Heartbeat.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Heartbeat loadRatio. */
                loadRatio: number;

                /** Heartbeat availableMemoryBytes. */
                availableMemoryBytes: (number|Long);

                /** Heartbeat sequence. */
                sequence: (number|Long);

                /**
                 * Creates a new Heartbeat instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Heartbeat instance
                 */
                static create(properties: shardrun.agent.v1.Heartbeat.$Shape): shardrun.agent.v1.Heartbeat & shardrun.agent.v1.Heartbeat.$Shape;
                static create(properties?: shardrun.agent.v1.Heartbeat.$Properties): shardrun.agent.v1.Heartbeat;

                /**
                 * Encodes the specified Heartbeat message. Does not implicitly {@link shardrun.agent.v1.Heartbeat.verify|verify} messages.
                 * @param message Heartbeat message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.Heartbeat.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Encodes the specified Heartbeat message, length delimited. Does not implicitly {@link shardrun.agent.v1.Heartbeat.verify|verify} messages.
                 * @param message Heartbeat message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encodeDelimited(message: shardrun.agent.v1.Heartbeat.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Heartbeat message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.Heartbeat & shardrun.agent.v1.Heartbeat.$Shape} Heartbeat
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.Heartbeat & shardrun.agent.v1.Heartbeat.$Shape;

                /**
                 * Decodes a Heartbeat message from the specified reader or buffer, length delimited.
                 * @param reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.Heartbeat & shardrun.agent.v1.Heartbeat.$Shape} Heartbeat
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): shardrun.agent.v1.Heartbeat & shardrun.agent.v1.Heartbeat.$Shape;

                /**
                 * Verifies a Heartbeat message.
                 * @param message Plain object to verify
                 * @returns `null` if valid, otherwise the reason why it is not
                 */
                static verify(message: { [k: string]: any }): (string|null);

                /**
                 * Creates a Heartbeat message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns Heartbeat
                 */
                static fromObject(object: { [k: string]: any }): shardrun.agent.v1.Heartbeat;

                /**
                 * Creates a plain object from a Heartbeat message. Also converts values to other types if specified.
                 * @param message Heartbeat
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: shardrun.agent.v1.Heartbeat, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this Heartbeat to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };

                /**
                 * Gets the type url for Heartbeat
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace Heartbeat {

                /** Properties of a Heartbeat. */
                interface $Properties {

                    /** Heartbeat loadRatio */
                    loadRatio?: (number|null);

                    /** Heartbeat availableMemoryBytes */
                    availableMemoryBytes?: (number|Long|null);

                    /** Heartbeat sequence */
                    sequence?: (number|Long|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Heartbeat. */
                type $Shape = shardrun.agent.v1.Heartbeat.$Properties;
            }

            /**
             * Properties of a Welcome.
             * @deprecated Use shardrun.agent.v1.Welcome.$Properties instead.
             */
            interface IWelcome extends shardrun.agent.v1.Welcome.$Properties {
            }

            /** Represents a Welcome. */
            class Welcome {

                /**
                 * Constructs a new Welcome.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.agent.v1.Welcome.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Welcome protocolVersion. */
                protocolVersion: shardrun.agent.v1.ProtocolVersion;

                /** Welcome version. */
                version: string;

                /** Welcome heartbeatIntervalMs. */
                heartbeatIntervalMs: number;

                /** Welcome sessionTimeoutMs. */
                sessionTimeoutMs: number;

                /**
                 * Creates a new Welcome instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Welcome instance
                 */
                static create(properties: shardrun.agent.v1.Welcome.$Shape): shardrun.agent.v1.Welcome & shardrun.agent.v1.Welcome.$Shape;
                static create(properties?: shardrun.agent.v1.Welcome.$Properties): shardrun.agent.v1.Welcome;

                /**
                 * Encodes the specified Welcome message. Does not implicitly {@link shardrun.agent.v1.Welcome.verify|verify} messages.
                 * @param message Welcome message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.Welcome.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Encodes the specified Welcome message, length delimited. Does not implicitly {@link shardrun.agent.v1.Welcome.verify|verify} messages.
                 * @param message Welcome message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encodeDelimited(message: shardrun.agent.v1.Welcome.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Welcome message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.Welcome & shardrun.agent.v1.Welcome.$Shape} Welcome
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.Welcome & shardrun.agent.v1.Welcome.$Shape;

                /**
                 * Decodes a Welcome message from the specified reader or buffer, length delimited.
                 * @param reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.Welcome & shardrun.agent.v1.Welcome.$Shape} Welcome
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): shardrun.agent.v1.Welcome & shardrun.agent.v1.Welcome.$Shape;

                /**
                 * Verifies a Welcome message.
                 * @param message Plain object to verify
                 * @returns `null` if valid, otherwise the reason why it is not
                 */
                static verify(message: { [k: string]: any }): (string|null);

                /**
                 * Creates a Welcome message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns Welcome
                 */
                static fromObject(object: { [k: string]: any }): shardrun.agent.v1.Welcome;

                /**
                 * Creates a plain object from a Welcome message. Also converts values to other types if specified.
                 * @param message Welcome
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: shardrun.agent.v1.Welcome, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this Welcome to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };

                /**
                 * Gets the type url for Welcome
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace Welcome {

                /** Properties of a Welcome. */
                interface $Properties {

                    /** Welcome protocolVersion */
                    protocolVersion?: (shardrun.agent.v1.ProtocolVersion|null);

                    /** Welcome version */
                    version?: (string|null);

                    /** Welcome heartbeatIntervalMs */
                    heartbeatIntervalMs?: (number|null);

                    /** Welcome sessionTimeoutMs */
                    sessionTimeoutMs?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Welcome. */
                type $Shape = shardrun.agent.v1.Welcome.$Properties;
            }

            /**
             * Properties of an OpenSuite.
             * @deprecated Use shardrun.agent.v1.OpenSuite.$Properties instead.
             */
            interface IOpenSuite extends shardrun.agent.v1.OpenSuite.$Properties {
            }

            /** Represents an OpenSuite. */
            class OpenSuite {

                /**
                 * Constructs a new OpenSuite.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.agent.v1.OpenSuite.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** OpenSuite runId. */
                runId: string;

                /** OpenSuite suite. */
                suite: string;

                /** OpenSuite cwd. */
                cwd: string;

                /** OpenSuite configFile. */
                configFile: string;

                /** OpenSuite filters. */
                filters: string[];

                /** OpenSuite projects. */
                projects: string[];

                /** OpenSuite isCi. */
                isCi: boolean;

                /** OpenSuite isAlone. */
                isAlone: boolean;

                /**
                 * Creates a new OpenSuite instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns OpenSuite instance
                 */
                static create(properties: shardrun.agent.v1.OpenSuite.$Shape): shardrun.agent.v1.OpenSuite & shardrun.agent.v1.OpenSuite.$Shape;
                static create(properties?: shardrun.agent.v1.OpenSuite.$Properties): shardrun.agent.v1.OpenSuite;

                /**
                 * Encodes the specified OpenSuite message. Does not implicitly {@link shardrun.agent.v1.OpenSuite.verify|verify} messages.
                 * @param message OpenSuite message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.OpenSuite.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Encodes the specified OpenSuite message, length delimited. Does not implicitly {@link shardrun.agent.v1.OpenSuite.verify|verify} messages.
                 * @param message OpenSuite message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encodeDelimited(message: shardrun.agent.v1.OpenSuite.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an OpenSuite message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.OpenSuite & shardrun.agent.v1.OpenSuite.$Shape} OpenSuite
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.OpenSuite & shardrun.agent.v1.OpenSuite.$Shape;

                /**
                 * Decodes an OpenSuite message from the specified reader or buffer, length delimited.
                 * @param reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.OpenSuite & shardrun.agent.v1.OpenSuite.$Shape} OpenSuite
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): shardrun.agent.v1.OpenSuite & shardrun.agent.v1.OpenSuite.$Shape;

                /**
                 * Verifies an OpenSuite message.
                 * @param message Plain object to verify
                 * @returns `null` if valid, otherwise the reason why it is not
                 */
                static verify(message: { [k: string]: any }): (string|null);

                /**
                 * Creates an OpenSuite message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns OpenSuite
                 */
                static fromObject(object: { [k: string]: any }): shardrun.agent.v1.OpenSuite;

                /**
                 * Creates a plain object from an OpenSuite message. Also converts values to other types if specified.
                 * @param message OpenSuite
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: shardrun.agent.v1.OpenSuite, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this OpenSuite to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };

                /**
                 * Gets the type url for OpenSuite
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace OpenSuite {

                /** Properties of an OpenSuite. */
                interface $Properties {

                    /** OpenSuite runId */
                    runId?: (string|null);

                    /** OpenSuite suite */
                    suite?: (string|null);

                    /** OpenSuite cwd */
                    cwd?: (string|null);

                    /** OpenSuite configFile */
                    configFile?: (string|null);

                    /** OpenSuite filters */
                    filters?: (string[]|null);

                    /** OpenSuite projects */
                    projects?: (string[]|null);

                    /** OpenSuite isCi */
                    isCi?: (boolean|null);

                    /** OpenSuite isAlone */
                    isAlone?: (boolean|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an OpenSuite. */
                type $Shape = shardrun.agent.v1.OpenSuite.$Properties;
            }

            /**
             * Properties of a SuiteOpened.
             * @deprecated Use shardrun.agent.v1.SuiteOpened.$Properties instead.
             */
            interface ISuiteOpened extends shardrun.agent.v1.SuiteOpened.$Properties {
            }

            /** Represents a SuiteOpened. */
            class SuiteOpened {

                /**
                 * Constructs a new SuiteOpened.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.agent.v1.SuiteOpened.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** SuiteOpened runId. */
                runId: string;

                /** SuiteOpened suite. */
                suite: string;

                /** SuiteOpened framework. */
                framework: string;

                /** SuiteOpened frameworkVersion. */
                frameworkVersion: string;

                /** SuiteOpened notices. */
                notices: string[];

                /**
                 * Creates a new SuiteOpened instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns SuiteOpened instance
                 */
                static create(properties: shardrun.agent.v1.SuiteOpened.$Shape): shardrun.agent.v1.SuiteOpened & shardrun.agent.v1.SuiteOpened.$Shape;
                static create(properties?: shardrun.agent.v1.SuiteOpened.$Properties): shardrun.agent.v1.SuiteOpened;

                /**
                 * Encodes the specified SuiteOpened message. Does not implicitly {@link shardrun.agent.v1.SuiteOpened.verify|verify} messages.
                 * @param message SuiteOpened message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.SuiteOpened.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Encodes the specified SuiteOpened message, length delimited. Does not implicitly {@link shardrun.agent.v1.SuiteOpened.verify|verify} messages.
                 * @param message SuiteOpened message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encodeDelimited(message: shardrun.agent.v1.SuiteOpened.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a SuiteOpened message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.SuiteOpened & shardrun.agent.v1.SuiteOpened.$Shape} SuiteOpened
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.SuiteOpened & shardrun.agent.v1.SuiteOpened.$Shape;

                /**
                 * Decodes a SuiteOpened message from the specified reader or buffer, length delimited.
                 * @param reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.SuiteOpened & shardrun.agent.v1.SuiteOpened.$Shape} SuiteOpened
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): shardrun.agent.v1.SuiteOpened & shardrun.agent.v1.SuiteOpened.$Shape;

                /**
                 * Verifies a SuiteOpened message.
                 * @param message Plain object to verify
                 * @returns `null` if valid, otherwise the reason why it is not
                 */
                static verify(message: { [k: string]: any }): (string|null);

                /**
                 * Creates a SuiteOpened message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns SuiteOpened
                 */
                static fromObject(object: { [k: string]: any }): shardrun.agent.v1.SuiteOpened;

                /**
                 * Creates a plain object from a SuiteOpened message. Also converts values to other types if specified.
                 * @param message SuiteOpened
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: shardrun.agent.v1.SuiteOpened, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this SuiteOpened to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };

                /**
                 * Gets the type url for SuiteOpened
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace SuiteOpened {

                /** Properties of a SuiteOpened. */
                interface $Properties {

                    /** SuiteOpened runId */
                    runId?: (string|null);

                    /** SuiteOpened suite */
                    suite?: (string|null);

                    /** SuiteOpened framework */
                    framework?: (string|null);

                    /** SuiteOpened frameworkVersion */
                    frameworkVersion?: (string|null);

                    /** SuiteOpened notices */
                    notices?: (string[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a SuiteOpened. */
                type $Shape = shardrun.agent.v1.SuiteOpened.$Properties;
            }

            /**
             * Properties of a SuiteFailed.
             * @deprecated Use shardrun.agent.v1.SuiteFailed.$Properties instead.
             */
            interface ISuiteFailed extends shardrun.agent.v1.SuiteFailed.$Properties {
            }

            /** Represents a SuiteFailed. */
            class SuiteFailed {

                /**
                 * Constructs a new SuiteFailed.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.agent.v1.SuiteFailed.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** SuiteFailed runId. */
                runId: string;

                /** SuiteFailed suite. */
                suite: string;

                /** SuiteFailed code. */
                code: string;

                /** SuiteFailed message. */
                message: string;

                /** SuiteFailed hint. */
                hint: string;

                /**
                 * Creates a new SuiteFailed instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns SuiteFailed instance
                 */
                static create(properties: shardrun.agent.v1.SuiteFailed.$Shape): shardrun.agent.v1.SuiteFailed & shardrun.agent.v1.SuiteFailed.$Shape;
                static create(properties?: shardrun.agent.v1.SuiteFailed.$Properties): shardrun.agent.v1.SuiteFailed;

                /**
                 * Encodes the specified SuiteFailed message. Does not implicitly {@link shardrun.agent.v1.SuiteFailed.verify|verify} messages.
                 * @param message SuiteFailed message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.SuiteFailed.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Encodes the specified SuiteFailed message, length delimited. Does not implicitly {@link shardrun.agent.v1.SuiteFailed.verify|verify} messages.
                 * @param message SuiteFailed message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encodeDelimited(message: shardrun.agent.v1.SuiteFailed.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a SuiteFailed message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.SuiteFailed & shardrun.agent.v1.SuiteFailed.$Shape} SuiteFailed
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.SuiteFailed & shardrun.agent.v1.SuiteFailed.$Shape;

                /**
                 * Decodes a SuiteFailed message from the specified reader or buffer, length delimited.
                 * @param reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.SuiteFailed & shardrun.agent.v1.SuiteFailed.$Shape} SuiteFailed
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): shardrun.agent.v1.SuiteFailed & shardrun.agent.v1.SuiteFailed.$Shape;

                /**
                 * Verifies a SuiteFailed message.
                 * @param message Plain object to verify
                 * @returns `null` if valid, otherwise the reason why it is not
                 */
                static verify(message: { [k: string]: any }): (string|null);

                /**
                 * Creates a SuiteFailed message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns SuiteFailed
                 */
                static fromObject(object: { [k: string]: any }): shardrun.agent.v1.SuiteFailed;

                /**
                 * Creates a plain object from a SuiteFailed message. Also converts values to other types if specified.
                 * @param message SuiteFailed
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: shardrun.agent.v1.SuiteFailed, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this SuiteFailed to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };

                /**
                 * Gets the type url for SuiteFailed
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace SuiteFailed {

                /** Properties of a SuiteFailed. */
                interface $Properties {

                    /** SuiteFailed runId */
                    runId?: (string|null);

                    /** SuiteFailed suite */
                    suite?: (string|null);

                    /** SuiteFailed code */
                    code?: (string|null);

                    /** SuiteFailed message */
                    message?: (string|null);

                    /** SuiteFailed hint */
                    hint?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a SuiteFailed. */
                type $Shape = shardrun.agent.v1.SuiteFailed.$Properties;
            }

            /**
             * Properties of a DiscoverSuite.
             * @deprecated Use shardrun.agent.v1.DiscoverSuite.$Properties instead.
             */
            interface IDiscoverSuite extends shardrun.agent.v1.DiscoverSuite.$Properties {
            }

            /** Represents a DiscoverSuite. */
            class DiscoverSuite {

                /**
                 * Constructs a new DiscoverSuite.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.agent.v1.DiscoverSuite.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** DiscoverSuite runId. */
                runId: string;

                /** DiscoverSuite suite. */
                suite: string;

                /** DiscoverSuite knownDigests. */
                knownDigests: { [k: string]: string };

                /**
                 * Creates a new DiscoverSuite instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns DiscoverSuite instance
                 */
                static create(properties: shardrun.agent.v1.DiscoverSuite.$Shape): shardrun.agent.v1.DiscoverSuite & shardrun.agent.v1.DiscoverSuite.$Shape;
                static create(properties?: shardrun.agent.v1.DiscoverSuite.$Properties): shardrun.agent.v1.DiscoverSuite;

                /**
                 * Encodes the specified DiscoverSuite message. Does not implicitly {@link shardrun.agent.v1.DiscoverSuite.verify|verify} messages.
                 * @param message DiscoverSuite message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.DiscoverSuite.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Encodes the specified DiscoverSuite message, length delimited. Does not implicitly {@link shardrun.agent.v1.DiscoverSuite.verify|verify} messages.
                 * @param message DiscoverSuite message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encodeDelimited(message: shardrun.agent.v1.DiscoverSuite.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a DiscoverSuite message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.DiscoverSuite & shardrun.agent.v1.DiscoverSuite.$Shape} DiscoverSuite
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.DiscoverSuite & shardrun.agent.v1.DiscoverSuite.$Shape;

                /**
                 * Decodes a DiscoverSuite message from the specified reader or buffer, length delimited.
                 * @param reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.DiscoverSuite & shardrun.agent.v1.DiscoverSuite.$Shape} DiscoverSuite
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): shardrun.agent.v1.DiscoverSuite & shardrun.agent.v1.DiscoverSuite.$Shape;

                /**
                 * Verifies a DiscoverSuite message.
                 * @param message Plain object to verify
                 * @returns `null` if valid, otherwise the reason why it is not
                 */
                static verify(message: { [k: string]: any }): (string|null);

                /**
                 * Creates a DiscoverSuite message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns DiscoverSuite
                 */
                static fromObject(object: { [k: string]: any }): shardrun.agent.v1.DiscoverSuite;

                /**
                 * Creates a plain object from a DiscoverSuite message. Also converts values to other types if specified.
                 * @param message DiscoverSuite
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: shardrun.agent.v1.DiscoverSuite, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this DiscoverSuite to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };

                /**
                 * Gets the type url for DiscoverSuite
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace DiscoverSuite {

                /** Properties of a DiscoverSuite. */
                interface $Properties {

                    /** DiscoverSuite runId */
                    runId?: (string|null);

                    /** DiscoverSuite suite */
                    suite?: (string|null);

                    /** DiscoverSuite knownDigests */
                    knownDigests?: ({ [k: string]: string }|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a DiscoverSuite. */
                type $Shape = shardrun.agent.v1.DiscoverSuite.$Properties;
            }

            /**
             * Properties of a SuiteDiscovered.
             * @deprecated Use shardrun.agent.v1.SuiteDiscovered.$Properties instead.
             */
            interface ISuiteDiscovered extends shardrun.agent.v1.SuiteDiscovered.$Properties {
            }

            /** Represents a SuiteDiscovered. */
            class SuiteDiscovered {

                /**
                 * Constructs a new SuiteDiscovered.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.agent.v1.SuiteDiscovered.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** SuiteDiscovered runId. */
                runId: string;

                /** SuiteDiscovered suite. */
                suite: string;

                /** SuiteDiscovered files. */
                files: shardrun.agent.v1.TestFile.$Properties[];

                /** SuiteDiscovered bodies. */
                bodies: shardrun.agent.v1.FileBodies.$Properties[];

                /** SuiteDiscovered errors. */
                errors: shardrun.agent.v1.RunError.$Properties[];

                /** SuiteDiscovered notices. */
                notices: string[];

                /** SuiteDiscovered unsupported. */
                unsupported: shardrun.agent.v1.UnsupportedProject.$Properties[];

                /**
                 * Creates a new SuiteDiscovered instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns SuiteDiscovered instance
                 */
                static create(properties: shardrun.agent.v1.SuiteDiscovered.$Shape): shardrun.agent.v1.SuiteDiscovered & shardrun.agent.v1.SuiteDiscovered.$Shape;
                static create(properties?: shardrun.agent.v1.SuiteDiscovered.$Properties): shardrun.agent.v1.SuiteDiscovered;

                /**
                 * Encodes the specified SuiteDiscovered message. Does not implicitly {@link shardrun.agent.v1.SuiteDiscovered.verify|verify} messages.
                 * @param message SuiteDiscovered message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.SuiteDiscovered.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Encodes the specified SuiteDiscovered message, length delimited. Does not implicitly {@link shardrun.agent.v1.SuiteDiscovered.verify|verify} messages.
                 * @param message SuiteDiscovered message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encodeDelimited(message: shardrun.agent.v1.SuiteDiscovered.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a SuiteDiscovered message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.SuiteDiscovered & shardrun.agent.v1.SuiteDiscovered.$Shape} SuiteDiscovered
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.SuiteDiscovered & shardrun.agent.v1.SuiteDiscovered.$Shape;

                /**
                 * Decodes a SuiteDiscovered message from the specified reader or buffer, length delimited.
                 * @param reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.SuiteDiscovered & shardrun.agent.v1.SuiteDiscovered.$Shape} SuiteDiscovered
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): shardrun.agent.v1.SuiteDiscovered & shardrun.agent.v1.SuiteDiscovered.$Shape;

                /**
                 * Verifies a SuiteDiscovered message.
                 * @param message Plain object to verify
                 * @returns `null` if valid, otherwise the reason why it is not
                 */
                static verify(message: { [k: string]: any }): (string|null);

                /**
                 * Creates a SuiteDiscovered message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns SuiteDiscovered
                 */
                static fromObject(object: { [k: string]: any }): shardrun.agent.v1.SuiteDiscovered;

                /**
                 * Creates a plain object from a SuiteDiscovered message. Also converts values to other types if specified.
                 * @param message SuiteDiscovered
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: shardrun.agent.v1.SuiteDiscovered, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this SuiteDiscovered to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };

                /**
                 * Gets the type url for SuiteDiscovered
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace SuiteDiscovered {

                /** Properties of a SuiteDiscovered. */
                interface $Properties {

                    /** SuiteDiscovered runId */
                    runId?: (string|null);

                    /** SuiteDiscovered suite */
                    suite?: (string|null);

                    /** SuiteDiscovered files */
                    files?: (shardrun.agent.v1.TestFile.$Properties[]|null);

                    /** SuiteDiscovered bodies */
                    bodies?: (shardrun.agent.v1.FileBodies.$Properties[]|null);

                    /** SuiteDiscovered errors */
                    errors?: (shardrun.agent.v1.RunError.$Properties[]|null);

                    /** SuiteDiscovered notices */
                    notices?: (string[]|null);

                    /** SuiteDiscovered unsupported */
                    unsupported?: (shardrun.agent.v1.UnsupportedProject.$Properties[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a SuiteDiscovered. */
                type $Shape = shardrun.agent.v1.SuiteDiscovered.$Properties;
            }

            /**
             * Properties of an UnsupportedProject.
             * @deprecated Use shardrun.agent.v1.UnsupportedProject.$Properties instead.
             */
            interface IUnsupportedProject extends shardrun.agent.v1.UnsupportedProject.$Properties {
            }

            /** Represents an UnsupportedProject. */
            class UnsupportedProject {

                /**
                 * Constructs a new UnsupportedProject.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.agent.v1.UnsupportedProject.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** UnsupportedProject project. */
                project: string;

                /** UnsupportedProject reason. */
                reason: string;

                /** UnsupportedProject files. */
                files: string[];

                /**
                 * Creates a new UnsupportedProject instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns UnsupportedProject instance
                 */
                static create(properties: shardrun.agent.v1.UnsupportedProject.$Shape): shardrun.agent.v1.UnsupportedProject & shardrun.agent.v1.UnsupportedProject.$Shape;
                static create(properties?: shardrun.agent.v1.UnsupportedProject.$Properties): shardrun.agent.v1.UnsupportedProject;

                /**
                 * Encodes the specified UnsupportedProject message. Does not implicitly {@link shardrun.agent.v1.UnsupportedProject.verify|verify} messages.
                 * @param message UnsupportedProject message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.UnsupportedProject.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Encodes the specified UnsupportedProject message, length delimited. Does not implicitly {@link shardrun.agent.v1.UnsupportedProject.verify|verify} messages.
                 * @param message UnsupportedProject message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encodeDelimited(message: shardrun.agent.v1.UnsupportedProject.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an UnsupportedProject message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.UnsupportedProject & shardrun.agent.v1.UnsupportedProject.$Shape} UnsupportedProject
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.UnsupportedProject & shardrun.agent.v1.UnsupportedProject.$Shape;

                /**
                 * Decodes an UnsupportedProject message from the specified reader or buffer, length delimited.
                 * @param reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.UnsupportedProject & shardrun.agent.v1.UnsupportedProject.$Shape} UnsupportedProject
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): shardrun.agent.v1.UnsupportedProject & shardrun.agent.v1.UnsupportedProject.$Shape;

                /**
                 * Verifies an UnsupportedProject message.
                 * @param message Plain object to verify
                 * @returns `null` if valid, otherwise the reason why it is not
                 */
                static verify(message: { [k: string]: any }): (string|null);

                /**
                 * Creates an UnsupportedProject message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns UnsupportedProject
                 */
                static fromObject(object: { [k: string]: any }): shardrun.agent.v1.UnsupportedProject;

                /**
                 * Creates a plain object from an UnsupportedProject message. Also converts values to other types if specified.
                 * @param message UnsupportedProject
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: shardrun.agent.v1.UnsupportedProject, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this UnsupportedProject to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };

                /**
                 * Gets the type url for UnsupportedProject
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace UnsupportedProject {

                /** Properties of an UnsupportedProject. */
                interface $Properties {

                    /** UnsupportedProject project */
                    project?: (string|null);

                    /** UnsupportedProject reason */
                    reason?: (string|null);

                    /** UnsupportedProject files */
                    files?: (string[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an UnsupportedProject. */
                type $Shape = shardrun.agent.v1.UnsupportedProject.$Properties;
            }

            /**
             * Properties of a TestFile.
             * @deprecated Use shardrun.agent.v1.TestFile.$Properties instead.
             */
            interface ITestFile extends shardrun.agent.v1.TestFile.$Properties {
            }

            /** Represents a TestFile. */
            class TestFile {

                /**
                 * Constructs a new TestFile.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.agent.v1.TestFile.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** TestFile key. */
                key: string;

                /** TestFile suite. */
                suite: string;

                /** TestFile project. */
                project: string;

                /** TestFile path. */
                path: string;

                /** TestFile kind. */
                kind: string;

                /** TestFile contentDigest. */
                contentDigest: string;

                /** TestFile bytes. */
                bytes: (number|Long);

                /** TestFile group. */
                group: number;

                /** TestFile maxPerAgent. */
                maxPerAgent: number;

                /** TestFile bundle. */
                bundle: string;

                /** TestFile labels. */
                labels: string[];

                /** TestFile wholeReason. */
                wholeReason: string;

                /**
                 * Creates a new TestFile instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns TestFile instance
                 */
                static create(properties: shardrun.agent.v1.TestFile.$Shape): shardrun.agent.v1.TestFile & shardrun.agent.v1.TestFile.$Shape;
                static create(properties?: shardrun.agent.v1.TestFile.$Properties): shardrun.agent.v1.TestFile;

                /**
                 * Encodes the specified TestFile message. Does not implicitly {@link shardrun.agent.v1.TestFile.verify|verify} messages.
                 * @param message TestFile message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.TestFile.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Encodes the specified TestFile message, length delimited. Does not implicitly {@link shardrun.agent.v1.TestFile.verify|verify} messages.
                 * @param message TestFile message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encodeDelimited(message: shardrun.agent.v1.TestFile.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a TestFile message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.TestFile & shardrun.agent.v1.TestFile.$Shape} TestFile
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.TestFile & shardrun.agent.v1.TestFile.$Shape;

                /**
                 * Decodes a TestFile message from the specified reader or buffer, length delimited.
                 * @param reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.TestFile & shardrun.agent.v1.TestFile.$Shape} TestFile
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): shardrun.agent.v1.TestFile & shardrun.agent.v1.TestFile.$Shape;

                /**
                 * Verifies a TestFile message.
                 * @param message Plain object to verify
                 * @returns `null` if valid, otherwise the reason why it is not
                 */
                static verify(message: { [k: string]: any }): (string|null);

                /**
                 * Creates a TestFile message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns TestFile
                 */
                static fromObject(object: { [k: string]: any }): shardrun.agent.v1.TestFile;

                /**
                 * Creates a plain object from a TestFile message. Also converts values to other types if specified.
                 * @param message TestFile
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: shardrun.agent.v1.TestFile, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this TestFile to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };

                /**
                 * Gets the type url for TestFile
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace TestFile {

                /** Properties of a TestFile. */
                interface $Properties {

                    /** TestFile key */
                    key?: (string|null);

                    /** TestFile suite */
                    suite?: (string|null);

                    /** TestFile project */
                    project?: (string|null);

                    /** TestFile path */
                    path?: (string|null);

                    /** TestFile kind */
                    kind?: (string|null);

                    /** TestFile contentDigest */
                    contentDigest?: (string|null);

                    /** TestFile bytes */
                    bytes?: (number|Long|null);

                    /** TestFile group */
                    group?: (number|null);

                    /** TestFile maxPerAgent */
                    maxPerAgent?: (number|null);

                    /** TestFile bundle */
                    bundle?: (string|null);

                    /** TestFile labels */
                    labels?: (string[]|null);

                    /** TestFile wholeReason */
                    wholeReason?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a TestFile. */
                type $Shape = shardrun.agent.v1.TestFile.$Properties;
            }

            /**
             * Properties of a FileBodies.
             * @deprecated Use shardrun.agent.v1.FileBodies.$Properties instead.
             */
            interface IFileBodies extends shardrun.agent.v1.FileBodies.$Properties {
            }

            /** Represents a FileBodies. */
            class FileBodies {

                /**
                 * Constructs a new FileBodies.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.agent.v1.FileBodies.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** FileBodies fileKey. */
                fileKey: string;

                /** FileBodies contentDigest. */
                contentDigest: string;

                /** FileBodies bodies. */
                bodies: shardrun.agent.v1.CaseBody.$Properties[];

                /**
                 * Creates a new FileBodies instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns FileBodies instance
                 */
                static create(properties: shardrun.agent.v1.FileBodies.$Shape): shardrun.agent.v1.FileBodies & shardrun.agent.v1.FileBodies.$Shape;
                static create(properties?: shardrun.agent.v1.FileBodies.$Properties): shardrun.agent.v1.FileBodies;

                /**
                 * Encodes the specified FileBodies message. Does not implicitly {@link shardrun.agent.v1.FileBodies.verify|verify} messages.
                 * @param message FileBodies message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.FileBodies.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Encodes the specified FileBodies message, length delimited. Does not implicitly {@link shardrun.agent.v1.FileBodies.verify|verify} messages.
                 * @param message FileBodies message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encodeDelimited(message: shardrun.agent.v1.FileBodies.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a FileBodies message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.FileBodies & shardrun.agent.v1.FileBodies.$Shape} FileBodies
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.FileBodies & shardrun.agent.v1.FileBodies.$Shape;

                /**
                 * Decodes a FileBodies message from the specified reader or buffer, length delimited.
                 * @param reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.FileBodies & shardrun.agent.v1.FileBodies.$Shape} FileBodies
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): shardrun.agent.v1.FileBodies & shardrun.agent.v1.FileBodies.$Shape;

                /**
                 * Verifies a FileBodies message.
                 * @param message Plain object to verify
                 * @returns `null` if valid, otherwise the reason why it is not
                 */
                static verify(message: { [k: string]: any }): (string|null);

                /**
                 * Creates a FileBodies message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns FileBodies
                 */
                static fromObject(object: { [k: string]: any }): shardrun.agent.v1.FileBodies;

                /**
                 * Creates a plain object from a FileBodies message. Also converts values to other types if specified.
                 * @param message FileBodies
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: shardrun.agent.v1.FileBodies, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this FileBodies to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };

                /**
                 * Gets the type url for FileBodies
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace FileBodies {

                /** Properties of a FileBodies. */
                interface $Properties {

                    /** FileBodies fileKey */
                    fileKey?: (string|null);

                    /** FileBodies contentDigest */
                    contentDigest?: (string|null);

                    /** FileBodies bodies */
                    bodies?: (shardrun.agent.v1.CaseBody.$Properties[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a FileBodies. */
                type $Shape = shardrun.agent.v1.FileBodies.$Properties;
            }

            /**
             * Properties of a CaseBody.
             * @deprecated Use shardrun.agent.v1.CaseBody.$Properties instead.
             */
            interface ICaseBody extends shardrun.agent.v1.CaseBody.$Properties {
            }

            /** Represents a CaseBody. */
            class CaseBody {

                /**
                 * Constructs a new CaseBody.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.agent.v1.CaseBody.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** CaseBody title. */
                title: string;

                /** CaseBody bodyDigest. */
                bodyDigest: string;

                /**
                 * Creates a new CaseBody instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns CaseBody instance
                 */
                static create(properties: shardrun.agent.v1.CaseBody.$Shape): shardrun.agent.v1.CaseBody & shardrun.agent.v1.CaseBody.$Shape;
                static create(properties?: shardrun.agent.v1.CaseBody.$Properties): shardrun.agent.v1.CaseBody;

                /**
                 * Encodes the specified CaseBody message. Does not implicitly {@link shardrun.agent.v1.CaseBody.verify|verify} messages.
                 * @param message CaseBody message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.CaseBody.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Encodes the specified CaseBody message, length delimited. Does not implicitly {@link shardrun.agent.v1.CaseBody.verify|verify} messages.
                 * @param message CaseBody message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encodeDelimited(message: shardrun.agent.v1.CaseBody.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a CaseBody message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.CaseBody & shardrun.agent.v1.CaseBody.$Shape} CaseBody
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.CaseBody & shardrun.agent.v1.CaseBody.$Shape;

                /**
                 * Decodes a CaseBody message from the specified reader or buffer, length delimited.
                 * @param reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.CaseBody & shardrun.agent.v1.CaseBody.$Shape} CaseBody
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): shardrun.agent.v1.CaseBody & shardrun.agent.v1.CaseBody.$Shape;

                /**
                 * Verifies a CaseBody message.
                 * @param message Plain object to verify
                 * @returns `null` if valid, otherwise the reason why it is not
                 */
                static verify(message: { [k: string]: any }): (string|null);

                /**
                 * Creates a CaseBody message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns CaseBody
                 */
                static fromObject(object: { [k: string]: any }): shardrun.agent.v1.CaseBody;

                /**
                 * Creates a plain object from a CaseBody message. Also converts values to other types if specified.
                 * @param message CaseBody
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: shardrun.agent.v1.CaseBody, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this CaseBody to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };

                /**
                 * Gets the type url for CaseBody
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace CaseBody {

                /** Properties of a CaseBody. */
                interface $Properties {

                    /** CaseBody title */
                    title?: (string|null);

                    /** CaseBody bodyDigest */
                    bodyDigest?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a CaseBody. */
                type $Shape = shardrun.agent.v1.CaseBody.$Properties;
            }

            /**
             * Properties of a PrepareSuite.
             * @deprecated Use shardrun.agent.v1.PrepareSuite.$Properties instead.
             */
            interface IPrepareSuite extends shardrun.agent.v1.PrepareSuite.$Properties {
            }

            /** Represents a PrepareSuite. */
            class PrepareSuite {

                /**
                 * Constructs a new PrepareSuite.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.agent.v1.PrepareSuite.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** PrepareSuite runId. */
                runId: string;

                /** PrepareSuite suite. */
                suite: string;

                /** PrepareSuite files. */
                files: shardrun.agent.v1.TestFile.$Properties[];

                /**
                 * Creates a new PrepareSuite instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns PrepareSuite instance
                 */
                static create(properties: shardrun.agent.v1.PrepareSuite.$Shape): shardrun.agent.v1.PrepareSuite & shardrun.agent.v1.PrepareSuite.$Shape;
                static create(properties?: shardrun.agent.v1.PrepareSuite.$Properties): shardrun.agent.v1.PrepareSuite;

                /**
                 * Encodes the specified PrepareSuite message. Does not implicitly {@link shardrun.agent.v1.PrepareSuite.verify|verify} messages.
                 * @param message PrepareSuite message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.PrepareSuite.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Encodes the specified PrepareSuite message, length delimited. Does not implicitly {@link shardrun.agent.v1.PrepareSuite.verify|verify} messages.
                 * @param message PrepareSuite message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encodeDelimited(message: shardrun.agent.v1.PrepareSuite.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a PrepareSuite message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.PrepareSuite & shardrun.agent.v1.PrepareSuite.$Shape} PrepareSuite
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.PrepareSuite & shardrun.agent.v1.PrepareSuite.$Shape;

                /**
                 * Decodes a PrepareSuite message from the specified reader or buffer, length delimited.
                 * @param reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.PrepareSuite & shardrun.agent.v1.PrepareSuite.$Shape} PrepareSuite
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): shardrun.agent.v1.PrepareSuite & shardrun.agent.v1.PrepareSuite.$Shape;

                /**
                 * Verifies a PrepareSuite message.
                 * @param message Plain object to verify
                 * @returns `null` if valid, otherwise the reason why it is not
                 */
                static verify(message: { [k: string]: any }): (string|null);

                /**
                 * Creates a PrepareSuite message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns PrepareSuite
                 */
                static fromObject(object: { [k: string]: any }): shardrun.agent.v1.PrepareSuite;

                /**
                 * Creates a plain object from a PrepareSuite message. Also converts values to other types if specified.
                 * @param message PrepareSuite
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: shardrun.agent.v1.PrepareSuite, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this PrepareSuite to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };

                /**
                 * Gets the type url for PrepareSuite
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace PrepareSuite {

                /** Properties of a PrepareSuite. */
                interface $Properties {

                    /** PrepareSuite runId */
                    runId?: (string|null);

                    /** PrepareSuite suite */
                    suite?: (string|null);

                    /** PrepareSuite files */
                    files?: (shardrun.agent.v1.TestFile.$Properties[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a PrepareSuite. */
                type $Shape = shardrun.agent.v1.PrepareSuite.$Properties;
            }

            /**
             * Properties of a SuiteReady.
             * @deprecated Use shardrun.agent.v1.SuiteReady.$Properties instead.
             */
            interface ISuiteReady extends shardrun.agent.v1.SuiteReady.$Properties {
            }

            /** Represents a SuiteReady. */
            class SuiteReady {

                /**
                 * Constructs a new SuiteReady.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.agent.v1.SuiteReady.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** SuiteReady runId. */
                runId: string;

                /** SuiteReady suite. */
                suite: string;

                /**
                 * Creates a new SuiteReady instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns SuiteReady instance
                 */
                static create(properties: shardrun.agent.v1.SuiteReady.$Shape): shardrun.agent.v1.SuiteReady & shardrun.agent.v1.SuiteReady.$Shape;
                static create(properties?: shardrun.agent.v1.SuiteReady.$Properties): shardrun.agent.v1.SuiteReady;

                /**
                 * Encodes the specified SuiteReady message. Does not implicitly {@link shardrun.agent.v1.SuiteReady.verify|verify} messages.
                 * @param message SuiteReady message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.SuiteReady.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Encodes the specified SuiteReady message, length delimited. Does not implicitly {@link shardrun.agent.v1.SuiteReady.verify|verify} messages.
                 * @param message SuiteReady message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encodeDelimited(message: shardrun.agent.v1.SuiteReady.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a SuiteReady message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.SuiteReady & shardrun.agent.v1.SuiteReady.$Shape} SuiteReady
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.SuiteReady & shardrun.agent.v1.SuiteReady.$Shape;

                /**
                 * Decodes a SuiteReady message from the specified reader or buffer, length delimited.
                 * @param reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.SuiteReady & shardrun.agent.v1.SuiteReady.$Shape} SuiteReady
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): shardrun.agent.v1.SuiteReady & shardrun.agent.v1.SuiteReady.$Shape;

                /**
                 * Verifies a SuiteReady message.
                 * @param message Plain object to verify
                 * @returns `null` if valid, otherwise the reason why it is not
                 */
                static verify(message: { [k: string]: any }): (string|null);

                /**
                 * Creates a SuiteReady message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns SuiteReady
                 */
                static fromObject(object: { [k: string]: any }): shardrun.agent.v1.SuiteReady;

                /**
                 * Creates a plain object from a SuiteReady message. Also converts values to other types if specified.
                 * @param message SuiteReady
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: shardrun.agent.v1.SuiteReady, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this SuiteReady to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };

                /**
                 * Gets the type url for SuiteReady
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace SuiteReady {

                /** Properties of a SuiteReady. */
                interface $Properties {

                    /** SuiteReady runId */
                    runId?: (string|null);

                    /** SuiteReady suite */
                    suite?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a SuiteReady. */
                type $Shape = shardrun.agent.v1.SuiteReady.$Properties;
            }

            /**
             * Properties of a GrantLease.
             * @deprecated Use shardrun.agent.v1.GrantLease.$Properties instead.
             */
            interface IGrantLease extends shardrun.agent.v1.GrantLease.$Properties {
            }

            /** Represents a GrantLease. */
            class GrantLease {

                /**
                 * Constructs a new GrantLease.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.agent.v1.GrantLease.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** GrantLease runId. */
                runId: string;

                /** GrantLease suite. */
                suite: string;

                /** GrantLease leaseId. */
                leaseId: string;

                /** GrantLease unitId. */
                unitId: string;

                /** GrantLease slot. */
                slot: number;

                /** GrantLease fileKeys. */
                fileKeys: string[];

                /** GrantLease slice. */
                slice?: (shardrun.agent.v1.Slice.$Properties|null);

                /** GrantLease attempt. */
                attempt: number;

                /** GrantLease timeoutMs. */
                timeoutMs: (number|Long);

                /**
                 * Creates a new GrantLease instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns GrantLease instance
                 */
                static create(properties: shardrun.agent.v1.GrantLease.$Shape): shardrun.agent.v1.GrantLease & shardrun.agent.v1.GrantLease.$Shape;
                static create(properties?: shardrun.agent.v1.GrantLease.$Properties): shardrun.agent.v1.GrantLease;

                /**
                 * Encodes the specified GrantLease message. Does not implicitly {@link shardrun.agent.v1.GrantLease.verify|verify} messages.
                 * @param message GrantLease message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.GrantLease.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Encodes the specified GrantLease message, length delimited. Does not implicitly {@link shardrun.agent.v1.GrantLease.verify|verify} messages.
                 * @param message GrantLease message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encodeDelimited(message: shardrun.agent.v1.GrantLease.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a GrantLease message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.GrantLease & shardrun.agent.v1.GrantLease.$Shape} GrantLease
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.GrantLease & shardrun.agent.v1.GrantLease.$Shape;

                /**
                 * Decodes a GrantLease message from the specified reader or buffer, length delimited.
                 * @param reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.GrantLease & shardrun.agent.v1.GrantLease.$Shape} GrantLease
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): shardrun.agent.v1.GrantLease & shardrun.agent.v1.GrantLease.$Shape;

                /**
                 * Verifies a GrantLease message.
                 * @param message Plain object to verify
                 * @returns `null` if valid, otherwise the reason why it is not
                 */
                static verify(message: { [k: string]: any }): (string|null);

                /**
                 * Creates a GrantLease message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns GrantLease
                 */
                static fromObject(object: { [k: string]: any }): shardrun.agent.v1.GrantLease;

                /**
                 * Creates a plain object from a GrantLease message. Also converts values to other types if specified.
                 * @param message GrantLease
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: shardrun.agent.v1.GrantLease, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this GrantLease to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };

                /**
                 * Gets the type url for GrantLease
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace GrantLease {

                /** Properties of a GrantLease. */
                interface $Properties {

                    /** GrantLease runId */
                    runId?: (string|null);

                    /** GrantLease suite */
                    suite?: (string|null);

                    /** GrantLease leaseId */
                    leaseId?: (string|null);

                    /** GrantLease unitId */
                    unitId?: (string|null);

                    /** GrantLease slot */
                    slot?: (number|null);

                    /** GrantLease fileKeys */
                    fileKeys?: (string[]|null);

                    /** GrantLease slice */
                    slice?: (shardrun.agent.v1.Slice.$Properties|null);

                    /** GrantLease attempt */
                    attempt?: (number|null);

                    /** GrantLease timeoutMs */
                    timeoutMs?: (number|Long|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a GrantLease. */
                type $Shape = shardrun.agent.v1.GrantLease.$Properties;
            }

            /**
             * Properties of a Slice.
             * @deprecated Use shardrun.agent.v1.Slice.$Properties instead.
             */
            interface ISlice extends shardrun.agent.v1.Slice.$Properties {
            }

            /** Represents a Slice. */
            class Slice {

                /**
                 * Constructs a new Slice.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.agent.v1.Slice.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Slice kind. */
                kind: shardrun.agent.v1.Slice.Kind;

                /** Slice titlePaths. */
                titlePaths: shardrun.agent.v1.TitlePath.$Properties[];

                /**
                 * Creates a new Slice instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Slice instance
                 */
                static create(properties: shardrun.agent.v1.Slice.$Shape): shardrun.agent.v1.Slice & shardrun.agent.v1.Slice.$Shape;
                static create(properties?: shardrun.agent.v1.Slice.$Properties): shardrun.agent.v1.Slice;

                /**
                 * Encodes the specified Slice message. Does not implicitly {@link shardrun.agent.v1.Slice.verify|verify} messages.
                 * @param message Slice message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.Slice.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Encodes the specified Slice message, length delimited. Does not implicitly {@link shardrun.agent.v1.Slice.verify|verify} messages.
                 * @param message Slice message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encodeDelimited(message: shardrun.agent.v1.Slice.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Slice message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.Slice & shardrun.agent.v1.Slice.$Shape} Slice
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.Slice & shardrun.agent.v1.Slice.$Shape;

                /**
                 * Decodes a Slice message from the specified reader or buffer, length delimited.
                 * @param reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.Slice & shardrun.agent.v1.Slice.$Shape} Slice
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): shardrun.agent.v1.Slice & shardrun.agent.v1.Slice.$Shape;

                /**
                 * Verifies a Slice message.
                 * @param message Plain object to verify
                 * @returns `null` if valid, otherwise the reason why it is not
                 */
                static verify(message: { [k: string]: any }): (string|null);

                /**
                 * Creates a Slice message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns Slice
                 */
                static fromObject(object: { [k: string]: any }): shardrun.agent.v1.Slice;

                /**
                 * Creates a plain object from a Slice message. Also converts values to other types if specified.
                 * @param message Slice
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: shardrun.agent.v1.Slice, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this Slice to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };

                /**
                 * Gets the type url for Slice
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace Slice {

                /** Properties of a Slice. */
                interface $Properties {

                    /** Slice kind */
                    kind?: (shardrun.agent.v1.Slice.Kind|null);

                    /** Slice titlePaths */
                    titlePaths?: (shardrun.agent.v1.TitlePath.$Properties[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Slice. */
                type $Shape = shardrun.agent.v1.Slice.$Properties;

                /** Kind enum. */
                enum Kind {

                    /** KIND_UNSPECIFIED value */
                    KIND_UNSPECIFIED = 0,

                    /** KIND_ONLY value */
                    KIND_ONLY = 1,

                    /** KIND_EXCEPT value */
                    KIND_EXCEPT = 2
                }
            }

            /**
             * Properties of a TitlePath.
             * @deprecated Use shardrun.agent.v1.TitlePath.$Properties instead.
             */
            interface ITitlePath extends shardrun.agent.v1.TitlePath.$Properties {
            }

            /** Represents a TitlePath. */
            class TitlePath {

                /**
                 * Constructs a new TitlePath.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.agent.v1.TitlePath.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** TitlePath titles. */
                titles: string[];

                /**
                 * Creates a new TitlePath instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns TitlePath instance
                 */
                static create(properties: shardrun.agent.v1.TitlePath.$Shape): shardrun.agent.v1.TitlePath & shardrun.agent.v1.TitlePath.$Shape;
                static create(properties?: shardrun.agent.v1.TitlePath.$Properties): shardrun.agent.v1.TitlePath;

                /**
                 * Encodes the specified TitlePath message. Does not implicitly {@link shardrun.agent.v1.TitlePath.verify|verify} messages.
                 * @param message TitlePath message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.TitlePath.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Encodes the specified TitlePath message, length delimited. Does not implicitly {@link shardrun.agent.v1.TitlePath.verify|verify} messages.
                 * @param message TitlePath message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encodeDelimited(message: shardrun.agent.v1.TitlePath.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a TitlePath message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.TitlePath & shardrun.agent.v1.TitlePath.$Shape} TitlePath
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.TitlePath & shardrun.agent.v1.TitlePath.$Shape;

                /**
                 * Decodes a TitlePath message from the specified reader or buffer, length delimited.
                 * @param reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.TitlePath & shardrun.agent.v1.TitlePath.$Shape} TitlePath
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): shardrun.agent.v1.TitlePath & shardrun.agent.v1.TitlePath.$Shape;

                /**
                 * Verifies a TitlePath message.
                 * @param message Plain object to verify
                 * @returns `null` if valid, otherwise the reason why it is not
                 */
                static verify(message: { [k: string]: any }): (string|null);

                /**
                 * Creates a TitlePath message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns TitlePath
                 */
                static fromObject(object: { [k: string]: any }): shardrun.agent.v1.TitlePath;

                /**
                 * Creates a plain object from a TitlePath message. Also converts values to other types if specified.
                 * @param message TitlePath
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: shardrun.agent.v1.TitlePath, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this TitlePath to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };

                /**
                 * Gets the type url for TitlePath
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace TitlePath {

                /** Properties of a TitlePath. */
                interface $Properties {

                    /** TitlePath titles */
                    titles?: (string[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a TitlePath. */
                type $Shape = shardrun.agent.v1.TitlePath.$Properties;
            }

            /**
             * Properties of a RecallLease.
             * @deprecated Use shardrun.agent.v1.RecallLease.$Properties instead.
             */
            interface IRecallLease extends shardrun.agent.v1.RecallLease.$Properties {
            }

            /** Represents a RecallLease. */
            class RecallLease {

                /**
                 * Constructs a new RecallLease.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.agent.v1.RecallLease.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** RecallLease leaseIds. */
                leaseIds: string[];

                /**
                 * Creates a new RecallLease instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns RecallLease instance
                 */
                static create(properties: shardrun.agent.v1.RecallLease.$Shape): shardrun.agent.v1.RecallLease & shardrun.agent.v1.RecallLease.$Shape;
                static create(properties?: shardrun.agent.v1.RecallLease.$Properties): shardrun.agent.v1.RecallLease;

                /**
                 * Encodes the specified RecallLease message. Does not implicitly {@link shardrun.agent.v1.RecallLease.verify|verify} messages.
                 * @param message RecallLease message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.RecallLease.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Encodes the specified RecallLease message, length delimited. Does not implicitly {@link shardrun.agent.v1.RecallLease.verify|verify} messages.
                 * @param message RecallLease message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encodeDelimited(message: shardrun.agent.v1.RecallLease.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a RecallLease message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.RecallLease & shardrun.agent.v1.RecallLease.$Shape} RecallLease
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.RecallLease & shardrun.agent.v1.RecallLease.$Shape;

                /**
                 * Decodes a RecallLease message from the specified reader or buffer, length delimited.
                 * @param reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.RecallLease & shardrun.agent.v1.RecallLease.$Shape} RecallLease
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): shardrun.agent.v1.RecallLease & shardrun.agent.v1.RecallLease.$Shape;

                /**
                 * Verifies a RecallLease message.
                 * @param message Plain object to verify
                 * @returns `null` if valid, otherwise the reason why it is not
                 */
                static verify(message: { [k: string]: any }): (string|null);

                /**
                 * Creates a RecallLease message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns RecallLease
                 */
                static fromObject(object: { [k: string]: any }): shardrun.agent.v1.RecallLease;

                /**
                 * Creates a plain object from a RecallLease message. Also converts values to other types if specified.
                 * @param message RecallLease
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: shardrun.agent.v1.RecallLease, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this RecallLease to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };

                /**
                 * Gets the type url for RecallLease
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace RecallLease {

                /** Properties of a RecallLease. */
                interface $Properties {

                    /** RecallLease leaseIds */
                    leaseIds?: (string[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a RecallLease. */
                type $Shape = shardrun.agent.v1.RecallLease.$Properties;
            }

            /**
             * Properties of a LeaseReturned.
             * @deprecated Use shardrun.agent.v1.LeaseReturned.$Properties instead.
             */
            interface ILeaseReturned extends shardrun.agent.v1.LeaseReturned.$Properties {
            }

            /** Represents a LeaseReturned. */
            class LeaseReturned {

                /**
                 * Constructs a new LeaseReturned.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.agent.v1.LeaseReturned.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** LeaseReturned leaseId. */
                leaseId: string;

                /** LeaseReturned wasStarted. */
                wasStarted: boolean;

                /**
                 * Creates a new LeaseReturned instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns LeaseReturned instance
                 */
                static create(properties: shardrun.agent.v1.LeaseReturned.$Shape): shardrun.agent.v1.LeaseReturned & shardrun.agent.v1.LeaseReturned.$Shape;
                static create(properties?: shardrun.agent.v1.LeaseReturned.$Properties): shardrun.agent.v1.LeaseReturned;

                /**
                 * Encodes the specified LeaseReturned message. Does not implicitly {@link shardrun.agent.v1.LeaseReturned.verify|verify} messages.
                 * @param message LeaseReturned message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.LeaseReturned.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Encodes the specified LeaseReturned message, length delimited. Does not implicitly {@link shardrun.agent.v1.LeaseReturned.verify|verify} messages.
                 * @param message LeaseReturned message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encodeDelimited(message: shardrun.agent.v1.LeaseReturned.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a LeaseReturned message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.LeaseReturned & shardrun.agent.v1.LeaseReturned.$Shape} LeaseReturned
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.LeaseReturned & shardrun.agent.v1.LeaseReturned.$Shape;

                /**
                 * Decodes a LeaseReturned message from the specified reader or buffer, length delimited.
                 * @param reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.LeaseReturned & shardrun.agent.v1.LeaseReturned.$Shape} LeaseReturned
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): shardrun.agent.v1.LeaseReturned & shardrun.agent.v1.LeaseReturned.$Shape;

                /**
                 * Verifies a LeaseReturned message.
                 * @param message Plain object to verify
                 * @returns `null` if valid, otherwise the reason why it is not
                 */
                static verify(message: { [k: string]: any }): (string|null);

                /**
                 * Creates a LeaseReturned message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns LeaseReturned
                 */
                static fromObject(object: { [k: string]: any }): shardrun.agent.v1.LeaseReturned;

                /**
                 * Creates a plain object from a LeaseReturned message. Also converts values to other types if specified.
                 * @param message LeaseReturned
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: shardrun.agent.v1.LeaseReturned, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this LeaseReturned to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };

                /**
                 * Gets the type url for LeaseReturned
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace LeaseReturned {

                /** Properties of a LeaseReturned. */
                interface $Properties {

                    /** LeaseReturned leaseId */
                    leaseId?: (string|null);

                    /** LeaseReturned wasStarted */
                    wasStarted?: (boolean|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a LeaseReturned. */
                type $Shape = shardrun.agent.v1.LeaseReturned.$Properties;
            }

            /**
             * Properties of a CancelLease.
             * @deprecated Use shardrun.agent.v1.CancelLease.$Properties instead.
             */
            interface ICancelLease extends shardrun.agent.v1.CancelLease.$Properties {
            }

            /** Represents a CancelLease. */
            class CancelLease {

                /**
                 * Constructs a new CancelLease.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.agent.v1.CancelLease.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** CancelLease leaseId. */
                leaseId: string;

                /** CancelLease reason. */
                reason: string;

                /**
                 * Creates a new CancelLease instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns CancelLease instance
                 */
                static create(properties: shardrun.agent.v1.CancelLease.$Shape): shardrun.agent.v1.CancelLease & shardrun.agent.v1.CancelLease.$Shape;
                static create(properties?: shardrun.agent.v1.CancelLease.$Properties): shardrun.agent.v1.CancelLease;

                /**
                 * Encodes the specified CancelLease message. Does not implicitly {@link shardrun.agent.v1.CancelLease.verify|verify} messages.
                 * @param message CancelLease message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.CancelLease.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Encodes the specified CancelLease message, length delimited. Does not implicitly {@link shardrun.agent.v1.CancelLease.verify|verify} messages.
                 * @param message CancelLease message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encodeDelimited(message: shardrun.agent.v1.CancelLease.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a CancelLease message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.CancelLease & shardrun.agent.v1.CancelLease.$Shape} CancelLease
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.CancelLease & shardrun.agent.v1.CancelLease.$Shape;

                /**
                 * Decodes a CancelLease message from the specified reader or buffer, length delimited.
                 * @param reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.CancelLease & shardrun.agent.v1.CancelLease.$Shape} CancelLease
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): shardrun.agent.v1.CancelLease & shardrun.agent.v1.CancelLease.$Shape;

                /**
                 * Verifies a CancelLease message.
                 * @param message Plain object to verify
                 * @returns `null` if valid, otherwise the reason why it is not
                 */
                static verify(message: { [k: string]: any }): (string|null);

                /**
                 * Creates a CancelLease message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns CancelLease
                 */
                static fromObject(object: { [k: string]: any }): shardrun.agent.v1.CancelLease;

                /**
                 * Creates a plain object from a CancelLease message. Also converts values to other types if specified.
                 * @param message CancelLease
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: shardrun.agent.v1.CancelLease, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this CancelLease to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };

                /**
                 * Gets the type url for CancelLease
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace CancelLease {

                /** Properties of a CancelLease. */
                interface $Properties {

                    /** CancelLease leaseId */
                    leaseId?: (string|null);

                    /** CancelLease reason */
                    reason?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a CancelLease. */
                type $Shape = shardrun.agent.v1.CancelLease.$Properties;
            }

            /**
             * Properties of a CloseSuite.
             * @deprecated Use shardrun.agent.v1.CloseSuite.$Properties instead.
             */
            interface ICloseSuite extends shardrun.agent.v1.CloseSuite.$Properties {
            }

            /** Represents a CloseSuite. */
            class CloseSuite {

                /**
                 * Constructs a new CloseSuite.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.agent.v1.CloseSuite.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** CloseSuite runId. */
                runId: string;

                /** CloseSuite suite. */
                suite: string;

                /**
                 * Creates a new CloseSuite instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns CloseSuite instance
                 */
                static create(properties: shardrun.agent.v1.CloseSuite.$Shape): shardrun.agent.v1.CloseSuite & shardrun.agent.v1.CloseSuite.$Shape;
                static create(properties?: shardrun.agent.v1.CloseSuite.$Properties): shardrun.agent.v1.CloseSuite;

                /**
                 * Encodes the specified CloseSuite message. Does not implicitly {@link shardrun.agent.v1.CloseSuite.verify|verify} messages.
                 * @param message CloseSuite message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.CloseSuite.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Encodes the specified CloseSuite message, length delimited. Does not implicitly {@link shardrun.agent.v1.CloseSuite.verify|verify} messages.
                 * @param message CloseSuite message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encodeDelimited(message: shardrun.agent.v1.CloseSuite.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a CloseSuite message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.CloseSuite & shardrun.agent.v1.CloseSuite.$Shape} CloseSuite
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.CloseSuite & shardrun.agent.v1.CloseSuite.$Shape;

                /**
                 * Decodes a CloseSuite message from the specified reader or buffer, length delimited.
                 * @param reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.CloseSuite & shardrun.agent.v1.CloseSuite.$Shape} CloseSuite
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): shardrun.agent.v1.CloseSuite & shardrun.agent.v1.CloseSuite.$Shape;

                /**
                 * Verifies a CloseSuite message.
                 * @param message Plain object to verify
                 * @returns `null` if valid, otherwise the reason why it is not
                 */
                static verify(message: { [k: string]: any }): (string|null);

                /**
                 * Creates a CloseSuite message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns CloseSuite
                 */
                static fromObject(object: { [k: string]: any }): shardrun.agent.v1.CloseSuite;

                /**
                 * Creates a plain object from a CloseSuite message. Also converts values to other types if specified.
                 * @param message CloseSuite
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: shardrun.agent.v1.CloseSuite, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this CloseSuite to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };

                /**
                 * Gets the type url for CloseSuite
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace CloseSuite {

                /** Properties of a CloseSuite. */
                interface $Properties {

                    /** CloseSuite runId */
                    runId?: (string|null);

                    /** CloseSuite suite */
                    suite?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a CloseSuite. */
                type $Shape = shardrun.agent.v1.CloseSuite.$Properties;
            }

            /**
             * Properties of a SuiteClosed.
             * @deprecated Use shardrun.agent.v1.SuiteClosed.$Properties instead.
             */
            interface ISuiteClosed extends shardrun.agent.v1.SuiteClosed.$Properties {
            }

            /** Represents a SuiteClosed. */
            class SuiteClosed {

                /**
                 * Constructs a new SuiteClosed.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.agent.v1.SuiteClosed.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** SuiteClosed runId. */
                runId: string;

                /** SuiteClosed suite. */
                suite: string;

                /** SuiteClosed errors. */
                errors: shardrun.agent.v1.RunError.$Properties[];

                /** SuiteClosed notices. */
                notices: string[];

                /**
                 * Creates a new SuiteClosed instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns SuiteClosed instance
                 */
                static create(properties: shardrun.agent.v1.SuiteClosed.$Shape): shardrun.agent.v1.SuiteClosed & shardrun.agent.v1.SuiteClosed.$Shape;
                static create(properties?: shardrun.agent.v1.SuiteClosed.$Properties): shardrun.agent.v1.SuiteClosed;

                /**
                 * Encodes the specified SuiteClosed message. Does not implicitly {@link shardrun.agent.v1.SuiteClosed.verify|verify} messages.
                 * @param message SuiteClosed message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.SuiteClosed.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Encodes the specified SuiteClosed message, length delimited. Does not implicitly {@link shardrun.agent.v1.SuiteClosed.verify|verify} messages.
                 * @param message SuiteClosed message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encodeDelimited(message: shardrun.agent.v1.SuiteClosed.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a SuiteClosed message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.SuiteClosed & shardrun.agent.v1.SuiteClosed.$Shape} SuiteClosed
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.SuiteClosed & shardrun.agent.v1.SuiteClosed.$Shape;

                /**
                 * Decodes a SuiteClosed message from the specified reader or buffer, length delimited.
                 * @param reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.SuiteClosed & shardrun.agent.v1.SuiteClosed.$Shape} SuiteClosed
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): shardrun.agent.v1.SuiteClosed & shardrun.agent.v1.SuiteClosed.$Shape;

                /**
                 * Verifies a SuiteClosed message.
                 * @param message Plain object to verify
                 * @returns `null` if valid, otherwise the reason why it is not
                 */
                static verify(message: { [k: string]: any }): (string|null);

                /**
                 * Creates a SuiteClosed message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns SuiteClosed
                 */
                static fromObject(object: { [k: string]: any }): shardrun.agent.v1.SuiteClosed;

                /**
                 * Creates a plain object from a SuiteClosed message. Also converts values to other types if specified.
                 * @param message SuiteClosed
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: shardrun.agent.v1.SuiteClosed, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this SuiteClosed to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };

                /**
                 * Gets the type url for SuiteClosed
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace SuiteClosed {

                /** Properties of a SuiteClosed. */
                interface $Properties {

                    /** SuiteClosed runId */
                    runId?: (string|null);

                    /** SuiteClosed suite */
                    suite?: (string|null);

                    /** SuiteClosed errors */
                    errors?: (shardrun.agent.v1.RunError.$Properties[]|null);

                    /** SuiteClosed notices */
                    notices?: (string[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a SuiteClosed. */
                type $Shape = shardrun.agent.v1.SuiteClosed.$Properties;
            }

            /**
             * Properties of a DrainAgent.
             * @deprecated Use shardrun.agent.v1.DrainAgent.$Properties instead.
             */
            interface IDrainAgent extends shardrun.agent.v1.DrainAgent.$Properties {
            }

            /** Represents a DrainAgent. */
            class DrainAgent {

                /**
                 * Constructs a new DrainAgent.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.agent.v1.DrainAgent.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** DrainAgent reason. */
                reason: string;

                /**
                 * Creates a new DrainAgent instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns DrainAgent instance
                 */
                static create(properties: shardrun.agent.v1.DrainAgent.$Shape): shardrun.agent.v1.DrainAgent & shardrun.agent.v1.DrainAgent.$Shape;
                static create(properties?: shardrun.agent.v1.DrainAgent.$Properties): shardrun.agent.v1.DrainAgent;

                /**
                 * Encodes the specified DrainAgent message. Does not implicitly {@link shardrun.agent.v1.DrainAgent.verify|verify} messages.
                 * @param message DrainAgent message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.DrainAgent.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Encodes the specified DrainAgent message, length delimited. Does not implicitly {@link shardrun.agent.v1.DrainAgent.verify|verify} messages.
                 * @param message DrainAgent message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encodeDelimited(message: shardrun.agent.v1.DrainAgent.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a DrainAgent message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.DrainAgent & shardrun.agent.v1.DrainAgent.$Shape} DrainAgent
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.DrainAgent & shardrun.agent.v1.DrainAgent.$Shape;

                /**
                 * Decodes a DrainAgent message from the specified reader or buffer, length delimited.
                 * @param reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.DrainAgent & shardrun.agent.v1.DrainAgent.$Shape} DrainAgent
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): shardrun.agent.v1.DrainAgent & shardrun.agent.v1.DrainAgent.$Shape;

                /**
                 * Verifies a DrainAgent message.
                 * @param message Plain object to verify
                 * @returns `null` if valid, otherwise the reason why it is not
                 */
                static verify(message: { [k: string]: any }): (string|null);

                /**
                 * Creates a DrainAgent message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns DrainAgent
                 */
                static fromObject(object: { [k: string]: any }): shardrun.agent.v1.DrainAgent;

                /**
                 * Creates a plain object from a DrainAgent message. Also converts values to other types if specified.
                 * @param message DrainAgent
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: shardrun.agent.v1.DrainAgent, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this DrainAgent to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };

                /**
                 * Gets the type url for DrainAgent
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace DrainAgent {

                /** Properties of a DrainAgent. */
                interface $Properties {

                    /** DrainAgent reason */
                    reason?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a DrainAgent. */
                type $Shape = shardrun.agent.v1.DrainAgent.$Properties;
            }

            /**
             * Properties of a Draining.
             * @deprecated Use shardrun.agent.v1.Draining.$Properties instead.
             */
            interface IDraining extends shardrun.agent.v1.Draining.$Properties {
            }

            /** Represents a Draining. */
            class Draining {

                /**
                 * Constructs a new Draining.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.agent.v1.Draining.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Draining reason. */
                reason: string;

                /**
                 * Creates a new Draining instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Draining instance
                 */
                static create(properties: shardrun.agent.v1.Draining.$Shape): shardrun.agent.v1.Draining & shardrun.agent.v1.Draining.$Shape;
                static create(properties?: shardrun.agent.v1.Draining.$Properties): shardrun.agent.v1.Draining;

                /**
                 * Encodes the specified Draining message. Does not implicitly {@link shardrun.agent.v1.Draining.verify|verify} messages.
                 * @param message Draining message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.Draining.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Encodes the specified Draining message, length delimited. Does not implicitly {@link shardrun.agent.v1.Draining.verify|verify} messages.
                 * @param message Draining message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encodeDelimited(message: shardrun.agent.v1.Draining.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Draining message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.Draining & shardrun.agent.v1.Draining.$Shape} Draining
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.Draining & shardrun.agent.v1.Draining.$Shape;

                /**
                 * Decodes a Draining message from the specified reader or buffer, length delimited.
                 * @param reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.Draining & shardrun.agent.v1.Draining.$Shape} Draining
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): shardrun.agent.v1.Draining & shardrun.agent.v1.Draining.$Shape;

                /**
                 * Verifies a Draining message.
                 * @param message Plain object to verify
                 * @returns `null` if valid, otherwise the reason why it is not
                 */
                static verify(message: { [k: string]: any }): (string|null);

                /**
                 * Creates a Draining message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns Draining
                 */
                static fromObject(object: { [k: string]: any }): shardrun.agent.v1.Draining;

                /**
                 * Creates a plain object from a Draining message. Also converts values to other types if specified.
                 * @param message Draining
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: shardrun.agent.v1.Draining, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this Draining to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };

                /**
                 * Gets the type url for Draining
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace Draining {

                /** Properties of a Draining. */
                interface $Properties {

                    /** Draining reason */
                    reason?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Draining. */
                type $Shape = shardrun.agent.v1.Draining.$Properties;
            }

            /**
             * Properties of a UnitReport.
             * @deprecated Use shardrun.agent.v1.UnitReport.$Properties instead.
             */
            interface IUnitReport extends shardrun.agent.v1.UnitReport.$Properties {
            }

            /** Represents a UnitReport. */
            class UnitReport {

                /**
                 * Constructs a new UnitReport.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.agent.v1.UnitReport.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** UnitReport runId. */
                runId: string;

                /** UnitReport leaseId. */
                leaseId: string;

                /** UnitReport sequence. */
                sequence: (number|Long);

                /** UnitReport events. */
                events: shardrun.agent.v1.UnitEvent.$Properties[];

                /**
                 * Creates a new UnitReport instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns UnitReport instance
                 */
                static create(properties: shardrun.agent.v1.UnitReport.$Shape): shardrun.agent.v1.UnitReport & shardrun.agent.v1.UnitReport.$Shape;
                static create(properties?: shardrun.agent.v1.UnitReport.$Properties): shardrun.agent.v1.UnitReport;

                /**
                 * Encodes the specified UnitReport message. Does not implicitly {@link shardrun.agent.v1.UnitReport.verify|verify} messages.
                 * @param message UnitReport message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.UnitReport.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Encodes the specified UnitReport message, length delimited. Does not implicitly {@link shardrun.agent.v1.UnitReport.verify|verify} messages.
                 * @param message UnitReport message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encodeDelimited(message: shardrun.agent.v1.UnitReport.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a UnitReport message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.UnitReport & shardrun.agent.v1.UnitReport.$Shape} UnitReport
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.UnitReport & shardrun.agent.v1.UnitReport.$Shape;

                /**
                 * Decodes a UnitReport message from the specified reader or buffer, length delimited.
                 * @param reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.UnitReport & shardrun.agent.v1.UnitReport.$Shape} UnitReport
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): shardrun.agent.v1.UnitReport & shardrun.agent.v1.UnitReport.$Shape;

                /**
                 * Verifies a UnitReport message.
                 * @param message Plain object to verify
                 * @returns `null` if valid, otherwise the reason why it is not
                 */
                static verify(message: { [k: string]: any }): (string|null);

                /**
                 * Creates a UnitReport message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns UnitReport
                 */
                static fromObject(object: { [k: string]: any }): shardrun.agent.v1.UnitReport;

                /**
                 * Creates a plain object from a UnitReport message. Also converts values to other types if specified.
                 * @param message UnitReport
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: shardrun.agent.v1.UnitReport, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this UnitReport to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };

                /**
                 * Gets the type url for UnitReport
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace UnitReport {

                /** Properties of a UnitReport. */
                interface $Properties {

                    /** UnitReport runId */
                    runId?: (string|null);

                    /** UnitReport leaseId */
                    leaseId?: (string|null);

                    /** UnitReport sequence */
                    sequence?: (number|Long|null);

                    /** UnitReport events */
                    events?: (shardrun.agent.v1.UnitEvent.$Properties[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a UnitReport. */
                type $Shape = {
                  runId?: string|null;
                  leaseId?: string|null;
                  sequence?: number|Long|null;
                  events?: shardrun.agent.v1.UnitEvent.$Shape[]|null;
                  $unknowns?: Uint8Array[];
                };
            }

            /**
             * Properties of a ReportAck.
             * @deprecated Use shardrun.agent.v1.ReportAck.$Properties instead.
             */
            interface IReportAck extends shardrun.agent.v1.ReportAck.$Properties {
            }

            /** Represents a ReportAck. */
            class ReportAck {

                /**
                 * Constructs a new ReportAck.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.agent.v1.ReportAck.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ReportAck leaseId. */
                leaseId: string;

                /** ReportAck sequence. */
                sequence: (number|Long);

                /** ReportAck isFenced. */
                isFenced: boolean;

                /**
                 * Creates a new ReportAck instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns ReportAck instance
                 */
                static create(properties: shardrun.agent.v1.ReportAck.$Shape): shardrun.agent.v1.ReportAck & shardrun.agent.v1.ReportAck.$Shape;
                static create(properties?: shardrun.agent.v1.ReportAck.$Properties): shardrun.agent.v1.ReportAck;

                /**
                 * Encodes the specified ReportAck message. Does not implicitly {@link shardrun.agent.v1.ReportAck.verify|verify} messages.
                 * @param message ReportAck message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.ReportAck.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Encodes the specified ReportAck message, length delimited. Does not implicitly {@link shardrun.agent.v1.ReportAck.verify|verify} messages.
                 * @param message ReportAck message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encodeDelimited(message: shardrun.agent.v1.ReportAck.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ReportAck message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.ReportAck & shardrun.agent.v1.ReportAck.$Shape} ReportAck
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.ReportAck & shardrun.agent.v1.ReportAck.$Shape;

                /**
                 * Decodes a ReportAck message from the specified reader or buffer, length delimited.
                 * @param reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.ReportAck & shardrun.agent.v1.ReportAck.$Shape} ReportAck
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): shardrun.agent.v1.ReportAck & shardrun.agent.v1.ReportAck.$Shape;

                /**
                 * Verifies a ReportAck message.
                 * @param message Plain object to verify
                 * @returns `null` if valid, otherwise the reason why it is not
                 */
                static verify(message: { [k: string]: any }): (string|null);

                /**
                 * Creates a ReportAck message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns ReportAck
                 */
                static fromObject(object: { [k: string]: any }): shardrun.agent.v1.ReportAck;

                /**
                 * Creates a plain object from a ReportAck message. Also converts values to other types if specified.
                 * @param message ReportAck
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: shardrun.agent.v1.ReportAck, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this ReportAck to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };

                /**
                 * Gets the type url for ReportAck
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace ReportAck {

                /** Properties of a ReportAck. */
                interface $Properties {

                    /** ReportAck leaseId */
                    leaseId?: (string|null);

                    /** ReportAck sequence */
                    sequence?: (number|Long|null);

                    /** ReportAck isFenced */
                    isFenced?: (boolean|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ReportAck. */
                type $Shape = shardrun.agent.v1.ReportAck.$Properties;
            }

            /**
             * Properties of a UnitEvent.
             * @deprecated Use shardrun.agent.v1.UnitEvent.$Properties instead.
             */
            interface IUnitEvent extends shardrun.agent.v1.UnitEvent.$Properties {
            }

            /** Represents a UnitEvent. */
            class UnitEvent {

                /**
                 * Constructs a new UnitEvent.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.agent.v1.UnitEvent.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** UnitEvent atMs. */
                atMs: number;

                /** UnitEvent started. */
                started?: (shardrun.agent.v1.UnitStarted.$Properties|null);

                /** UnitEvent collected. */
                collected?: (shardrun.agent.v1.Collected.$Properties|null);

                /** UnitEvent caseStarted. */
                caseStarted?: (shardrun.agent.v1.CaseStarted.$Properties|null);

                /** UnitEvent caseEnded. */
                caseEnded?: (shardrun.agent.v1.CaseEnded.$Properties|null);

                /** UnitEvent log. */
                log?: (shardrun.agent.v1.LogChunk.$Properties|null);

                /** UnitEvent error. */
                error?: (shardrun.agent.v1.RunError.$Properties|null);

                /** UnitEvent fileEnded. */
                fileEnded?: (shardrun.agent.v1.FileEnded.$Properties|null);

                /** UnitEvent ended. */
                ended?: (shardrun.agent.v1.UnitEnded.$Properties|null);

                /** UnitEvent event. */
                event?: ("started"|"collected"|"caseStarted"|"caseEnded"|"log"|"error"|"fileEnded"|"ended");

                /**
                 * Creates a new UnitEvent instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns UnitEvent instance
                 */
                static create(properties: shardrun.agent.v1.UnitEvent.$Shape): shardrun.agent.v1.UnitEvent & shardrun.agent.v1.UnitEvent.$Shape;
                static create(properties?: shardrun.agent.v1.UnitEvent.$Properties): shardrun.agent.v1.UnitEvent;

                /**
                 * Encodes the specified UnitEvent message. Does not implicitly {@link shardrun.agent.v1.UnitEvent.verify|verify} messages.
                 * @param message UnitEvent message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.UnitEvent.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Encodes the specified UnitEvent message, length delimited. Does not implicitly {@link shardrun.agent.v1.UnitEvent.verify|verify} messages.
                 * @param message UnitEvent message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encodeDelimited(message: shardrun.agent.v1.UnitEvent.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a UnitEvent message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.UnitEvent & shardrun.agent.v1.UnitEvent.$Shape} UnitEvent
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.UnitEvent & shardrun.agent.v1.UnitEvent.$Shape;

                /**
                 * Decodes a UnitEvent message from the specified reader or buffer, length delimited.
                 * @param reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.UnitEvent & shardrun.agent.v1.UnitEvent.$Shape} UnitEvent
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): shardrun.agent.v1.UnitEvent & shardrun.agent.v1.UnitEvent.$Shape;

                /**
                 * Verifies a UnitEvent message.
                 * @param message Plain object to verify
                 * @returns `null` if valid, otherwise the reason why it is not
                 */
                static verify(message: { [k: string]: any }): (string|null);

                /**
                 * Creates a UnitEvent message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns UnitEvent
                 */
                static fromObject(object: { [k: string]: any }): shardrun.agent.v1.UnitEvent;

                /**
                 * Creates a plain object from a UnitEvent message. Also converts values to other types if specified.
                 * @param message UnitEvent
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: shardrun.agent.v1.UnitEvent, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this UnitEvent to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };

                /**
                 * Gets the type url for UnitEvent
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace UnitEvent {

                /** Properties of a UnitEvent. */
                interface $Properties {

                    /** UnitEvent atMs */
                    atMs?: (number|null);

                    /** UnitEvent started */
                    started?: (shardrun.agent.v1.UnitStarted.$Properties|null);

                    /** UnitEvent collected */
                    collected?: (shardrun.agent.v1.Collected.$Properties|null);

                    /** UnitEvent caseStarted */
                    caseStarted?: (shardrun.agent.v1.CaseStarted.$Properties|null);

                    /** UnitEvent caseEnded */
                    caseEnded?: (shardrun.agent.v1.CaseEnded.$Properties|null);

                    /** UnitEvent log */
                    log?: (shardrun.agent.v1.LogChunk.$Properties|null);

                    /** UnitEvent error */
                    error?: (shardrun.agent.v1.RunError.$Properties|null);

                    /** UnitEvent fileEnded */
                    fileEnded?: (shardrun.agent.v1.FileEnded.$Properties|null);

                    /** UnitEvent ended */
                    ended?: (shardrun.agent.v1.UnitEnded.$Properties|null);

                    /** UnitEvent event */
                    event?: ("started"|"collected"|"caseStarted"|"caseEnded"|"log"|"error"|"fileEnded"|"ended");

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of a UnitEvent. */
                type $Shape = {
                  atMs?: number|null;
                  started?: shardrun.agent.v1.UnitStarted.$Shape|null;
                  collected?: shardrun.agent.v1.Collected.$Shape|null;
                  caseStarted?: shardrun.agent.v1.CaseStarted.$Shape|null;
                  caseEnded?: shardrun.agent.v1.CaseEnded.$Shape|null;
                  log?: shardrun.agent.v1.LogChunk.$Shape|null;
                  error?: shardrun.agent.v1.RunError.$Shape|null;
                  fileEnded?: shardrun.agent.v1.FileEnded.$Shape|null;
                  ended?: shardrun.agent.v1.UnitEnded.$Shape|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ event?: undefined; started?: null; collected?: null; caseStarted?: null; caseEnded?: null; log?: null; error?: null; fileEnded?: null; ended?: null }|{ event?: "started"; started: shardrun.agent.v1.UnitStarted.$Shape; collected?: null; caseStarted?: null; caseEnded?: null; log?: null; error?: null; fileEnded?: null; ended?: null }|{ event?: "collected"; started?: null; collected: shardrun.agent.v1.Collected.$Shape; caseStarted?: null; caseEnded?: null; log?: null; error?: null; fileEnded?: null; ended?: null }|{ event?: "caseStarted"; started?: null; collected?: null; caseStarted: shardrun.agent.v1.CaseStarted.$Shape; caseEnded?: null; log?: null; error?: null; fileEnded?: null; ended?: null }|{ event?: "caseEnded"; started?: null; collected?: null; caseStarted?: null; caseEnded: shardrun.agent.v1.CaseEnded.$Shape; log?: null; error?: null; fileEnded?: null; ended?: null }|{ event?: "log"; started?: null; collected?: null; caseStarted?: null; caseEnded?: null; log: shardrun.agent.v1.LogChunk.$Shape; error?: null; fileEnded?: null; ended?: null }|{ event?: "error"; started?: null; collected?: null; caseStarted?: null; caseEnded?: null; log?: null; error: shardrun.agent.v1.RunError.$Shape; fileEnded?: null; ended?: null }|{ event?: "fileEnded"; started?: null; collected?: null; caseStarted?: null; caseEnded?: null; log?: null; error?: null; fileEnded: shardrun.agent.v1.FileEnded.$Shape; ended?: null }|{ event?: "ended"; started?: null; collected?: null; caseStarted?: null; caseEnded?: null; log?: null; error?: null; fileEnded?: null; ended: shardrun.agent.v1.UnitEnded.$Shape })
                );
            }

            /**
             * Properties of a UnitStarted.
             * @deprecated Use shardrun.agent.v1.UnitStarted.$Properties instead.
             */
            interface IUnitStarted extends shardrun.agent.v1.UnitStarted.$Properties {
            }

            /** Represents a UnitStarted. */
            class UnitStarted {

                /**
                 * Constructs a new UnitStarted.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.agent.v1.UnitStarted.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /**
                 * Creates a new UnitStarted instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns UnitStarted instance
                 */
                static create(properties: shardrun.agent.v1.UnitStarted.$Shape): shardrun.agent.v1.UnitStarted & shardrun.agent.v1.UnitStarted.$Shape;
                static create(properties?: shardrun.agent.v1.UnitStarted.$Properties): shardrun.agent.v1.UnitStarted;

                /**
                 * Encodes the specified UnitStarted message. Does not implicitly {@link shardrun.agent.v1.UnitStarted.verify|verify} messages.
                 * @param message UnitStarted message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.UnitStarted.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Encodes the specified UnitStarted message, length delimited. Does not implicitly {@link shardrun.agent.v1.UnitStarted.verify|verify} messages.
                 * @param message UnitStarted message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encodeDelimited(message: shardrun.agent.v1.UnitStarted.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a UnitStarted message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.UnitStarted & shardrun.agent.v1.UnitStarted.$Shape} UnitStarted
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.UnitStarted & shardrun.agent.v1.UnitStarted.$Shape;

                /**
                 * Decodes a UnitStarted message from the specified reader or buffer, length delimited.
                 * @param reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.UnitStarted & shardrun.agent.v1.UnitStarted.$Shape} UnitStarted
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): shardrun.agent.v1.UnitStarted & shardrun.agent.v1.UnitStarted.$Shape;

                /**
                 * Verifies a UnitStarted message.
                 * @param message Plain object to verify
                 * @returns `null` if valid, otherwise the reason why it is not
                 */
                static verify(message: { [k: string]: any }): (string|null);

                /**
                 * Creates a UnitStarted message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns UnitStarted
                 */
                static fromObject(object: { [k: string]: any }): shardrun.agent.v1.UnitStarted;

                /**
                 * Creates a plain object from a UnitStarted message. Also converts values to other types if specified.
                 * @param message UnitStarted
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: shardrun.agent.v1.UnitStarted, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this UnitStarted to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };

                /**
                 * Gets the type url for UnitStarted
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace UnitStarted {

                /** Properties of a UnitStarted. */
                interface $Properties {

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a UnitStarted. */
                type $Shape = shardrun.agent.v1.UnitStarted.$Properties;
            }

            /**
             * Properties of a Collected.
             * @deprecated Use shardrun.agent.v1.Collected.$Properties instead.
             */
            interface ICollected extends shardrun.agent.v1.Collected.$Properties {
            }

            /** Represents a Collected. */
            class Collected {

                /**
                 * Constructs a new Collected.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.agent.v1.Collected.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Collected fileKey. */
                fileKey: string;

                /** Collected cases. */
                cases: shardrun.agent.v1.CollectedCase.$Properties[];

                /**
                 * Creates a new Collected instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Collected instance
                 */
                static create(properties: shardrun.agent.v1.Collected.$Shape): shardrun.agent.v1.Collected & shardrun.agent.v1.Collected.$Shape;
                static create(properties?: shardrun.agent.v1.Collected.$Properties): shardrun.agent.v1.Collected;

                /**
                 * Encodes the specified Collected message. Does not implicitly {@link shardrun.agent.v1.Collected.verify|verify} messages.
                 * @param message Collected message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.Collected.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Encodes the specified Collected message, length delimited. Does not implicitly {@link shardrun.agent.v1.Collected.verify|verify} messages.
                 * @param message Collected message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encodeDelimited(message: shardrun.agent.v1.Collected.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Collected message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.Collected & shardrun.agent.v1.Collected.$Shape} Collected
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.Collected & shardrun.agent.v1.Collected.$Shape;

                /**
                 * Decodes a Collected message from the specified reader or buffer, length delimited.
                 * @param reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.Collected & shardrun.agent.v1.Collected.$Shape} Collected
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): shardrun.agent.v1.Collected & shardrun.agent.v1.Collected.$Shape;

                /**
                 * Verifies a Collected message.
                 * @param message Plain object to verify
                 * @returns `null` if valid, otherwise the reason why it is not
                 */
                static verify(message: { [k: string]: any }): (string|null);

                /**
                 * Creates a Collected message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns Collected
                 */
                static fromObject(object: { [k: string]: any }): shardrun.agent.v1.Collected;

                /**
                 * Creates a plain object from a Collected message. Also converts values to other types if specified.
                 * @param message Collected
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: shardrun.agent.v1.Collected, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this Collected to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };

                /**
                 * Gets the type url for Collected
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace Collected {

                /** Properties of a Collected. */
                interface $Properties {

                    /** Collected fileKey */
                    fileKey?: (string|null);

                    /** Collected cases */
                    cases?: (shardrun.agent.v1.CollectedCase.$Properties[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Collected. */
                type $Shape = shardrun.agent.v1.Collected.$Properties;
            }

            /**
             * Properties of a CollectedCase.
             * @deprecated Use shardrun.agent.v1.CollectedCase.$Properties instead.
             */
            interface ICollectedCase extends shardrun.agent.v1.CollectedCase.$Properties {
            }

            /** Represents a CollectedCase. */
            class CollectedCase {

                /**
                 * Constructs a new CollectedCase.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.agent.v1.CollectedCase.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** CollectedCase caseId. */
                caseId: string;

                /** CollectedCase titlePath. */
                titlePath: string[];

                /** CollectedCase ordinal. */
                ordinal: number;

                /** CollectedCase mode. */
                mode: string;

                /** CollectedCase isSelected. */
                isSelected: boolean;

                /**
                 * Creates a new CollectedCase instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns CollectedCase instance
                 */
                static create(properties: shardrun.agent.v1.CollectedCase.$Shape): shardrun.agent.v1.CollectedCase & shardrun.agent.v1.CollectedCase.$Shape;
                static create(properties?: shardrun.agent.v1.CollectedCase.$Properties): shardrun.agent.v1.CollectedCase;

                /**
                 * Encodes the specified CollectedCase message. Does not implicitly {@link shardrun.agent.v1.CollectedCase.verify|verify} messages.
                 * @param message CollectedCase message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.CollectedCase.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Encodes the specified CollectedCase message, length delimited. Does not implicitly {@link shardrun.agent.v1.CollectedCase.verify|verify} messages.
                 * @param message CollectedCase message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encodeDelimited(message: shardrun.agent.v1.CollectedCase.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a CollectedCase message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.CollectedCase & shardrun.agent.v1.CollectedCase.$Shape} CollectedCase
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.CollectedCase & shardrun.agent.v1.CollectedCase.$Shape;

                /**
                 * Decodes a CollectedCase message from the specified reader or buffer, length delimited.
                 * @param reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.CollectedCase & shardrun.agent.v1.CollectedCase.$Shape} CollectedCase
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): shardrun.agent.v1.CollectedCase & shardrun.agent.v1.CollectedCase.$Shape;

                /**
                 * Verifies a CollectedCase message.
                 * @param message Plain object to verify
                 * @returns `null` if valid, otherwise the reason why it is not
                 */
                static verify(message: { [k: string]: any }): (string|null);

                /**
                 * Creates a CollectedCase message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns CollectedCase
                 */
                static fromObject(object: { [k: string]: any }): shardrun.agent.v1.CollectedCase;

                /**
                 * Creates a plain object from a CollectedCase message. Also converts values to other types if specified.
                 * @param message CollectedCase
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: shardrun.agent.v1.CollectedCase, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this CollectedCase to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };

                /**
                 * Gets the type url for CollectedCase
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace CollectedCase {

                /** Properties of a CollectedCase. */
                interface $Properties {

                    /** CollectedCase caseId */
                    caseId?: (string|null);

                    /** CollectedCase titlePath */
                    titlePath?: (string[]|null);

                    /** CollectedCase ordinal */
                    ordinal?: (number|null);

                    /** CollectedCase mode */
                    mode?: (string|null);

                    /** CollectedCase isSelected */
                    isSelected?: (boolean|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a CollectedCase. */
                type $Shape = shardrun.agent.v1.CollectedCase.$Properties;
            }

            /**
             * Properties of a CaseStarted.
             * @deprecated Use shardrun.agent.v1.CaseStarted.$Properties instead.
             */
            interface ICaseStarted extends shardrun.agent.v1.CaseStarted.$Properties {
            }

            /** Represents a CaseStarted. */
            class CaseStarted {

                /**
                 * Constructs a new CaseStarted.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.agent.v1.CaseStarted.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** CaseStarted fileKey. */
                fileKey: string;

                /** CaseStarted caseIndex. */
                caseIndex: number;

                /**
                 * Creates a new CaseStarted instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns CaseStarted instance
                 */
                static create(properties: shardrun.agent.v1.CaseStarted.$Shape): shardrun.agent.v1.CaseStarted & shardrun.agent.v1.CaseStarted.$Shape;
                static create(properties?: shardrun.agent.v1.CaseStarted.$Properties): shardrun.agent.v1.CaseStarted;

                /**
                 * Encodes the specified CaseStarted message. Does not implicitly {@link shardrun.agent.v1.CaseStarted.verify|verify} messages.
                 * @param message CaseStarted message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.CaseStarted.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Encodes the specified CaseStarted message, length delimited. Does not implicitly {@link shardrun.agent.v1.CaseStarted.verify|verify} messages.
                 * @param message CaseStarted message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encodeDelimited(message: shardrun.agent.v1.CaseStarted.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a CaseStarted message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.CaseStarted & shardrun.agent.v1.CaseStarted.$Shape} CaseStarted
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.CaseStarted & shardrun.agent.v1.CaseStarted.$Shape;

                /**
                 * Decodes a CaseStarted message from the specified reader or buffer, length delimited.
                 * @param reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.CaseStarted & shardrun.agent.v1.CaseStarted.$Shape} CaseStarted
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): shardrun.agent.v1.CaseStarted & shardrun.agent.v1.CaseStarted.$Shape;

                /**
                 * Verifies a CaseStarted message.
                 * @param message Plain object to verify
                 * @returns `null` if valid, otherwise the reason why it is not
                 */
                static verify(message: { [k: string]: any }): (string|null);

                /**
                 * Creates a CaseStarted message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns CaseStarted
                 */
                static fromObject(object: { [k: string]: any }): shardrun.agent.v1.CaseStarted;

                /**
                 * Creates a plain object from a CaseStarted message. Also converts values to other types if specified.
                 * @param message CaseStarted
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: shardrun.agent.v1.CaseStarted, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this CaseStarted to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };

                /**
                 * Gets the type url for CaseStarted
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace CaseStarted {

                /** Properties of a CaseStarted. */
                interface $Properties {

                    /** CaseStarted fileKey */
                    fileKey?: (string|null);

                    /** CaseStarted caseIndex */
                    caseIndex?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a CaseStarted. */
                type $Shape = shardrun.agent.v1.CaseStarted.$Properties;
            }

            /**
             * Properties of a CaseEnded.
             * @deprecated Use shardrun.agent.v1.CaseEnded.$Properties instead.
             */
            interface ICaseEnded extends shardrun.agent.v1.CaseEnded.$Properties {
            }

            /** Represents a CaseEnded. */
            class CaseEnded {

                /**
                 * Constructs a new CaseEnded.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.agent.v1.CaseEnded.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** CaseEnded fileKey. */
                fileKey: string;

                /** CaseEnded caseIndex. */
                caseIndex: number;

                /** CaseEnded outcome. */
                outcome: string;

                /** CaseEnded durationMs. */
                durationMs: number;

                /** CaseEnded frameworkRetries. */
                frameworkRetries: number;

                /** CaseEnded errors. */
                errors: shardrun.agent.v1.TestError.$Properties[];

                /**
                 * Creates a new CaseEnded instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns CaseEnded instance
                 */
                static create(properties: shardrun.agent.v1.CaseEnded.$Shape): shardrun.agent.v1.CaseEnded & shardrun.agent.v1.CaseEnded.$Shape;
                static create(properties?: shardrun.agent.v1.CaseEnded.$Properties): shardrun.agent.v1.CaseEnded;

                /**
                 * Encodes the specified CaseEnded message. Does not implicitly {@link shardrun.agent.v1.CaseEnded.verify|verify} messages.
                 * @param message CaseEnded message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.CaseEnded.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Encodes the specified CaseEnded message, length delimited. Does not implicitly {@link shardrun.agent.v1.CaseEnded.verify|verify} messages.
                 * @param message CaseEnded message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encodeDelimited(message: shardrun.agent.v1.CaseEnded.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a CaseEnded message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.CaseEnded & shardrun.agent.v1.CaseEnded.$Shape} CaseEnded
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.CaseEnded & shardrun.agent.v1.CaseEnded.$Shape;

                /**
                 * Decodes a CaseEnded message from the specified reader or buffer, length delimited.
                 * @param reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.CaseEnded & shardrun.agent.v1.CaseEnded.$Shape} CaseEnded
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): shardrun.agent.v1.CaseEnded & shardrun.agent.v1.CaseEnded.$Shape;

                /**
                 * Verifies a CaseEnded message.
                 * @param message Plain object to verify
                 * @returns `null` if valid, otherwise the reason why it is not
                 */
                static verify(message: { [k: string]: any }): (string|null);

                /**
                 * Creates a CaseEnded message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns CaseEnded
                 */
                static fromObject(object: { [k: string]: any }): shardrun.agent.v1.CaseEnded;

                /**
                 * Creates a plain object from a CaseEnded message. Also converts values to other types if specified.
                 * @param message CaseEnded
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: shardrun.agent.v1.CaseEnded, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this CaseEnded to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };

                /**
                 * Gets the type url for CaseEnded
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace CaseEnded {

                /** Properties of a CaseEnded. */
                interface $Properties {

                    /** CaseEnded fileKey */
                    fileKey?: (string|null);

                    /** CaseEnded caseIndex */
                    caseIndex?: (number|null);

                    /** CaseEnded outcome */
                    outcome?: (string|null);

                    /** CaseEnded durationMs */
                    durationMs?: (number|null);

                    /** CaseEnded frameworkRetries */
                    frameworkRetries?: (number|null);

                    /** CaseEnded errors */
                    errors?: (shardrun.agent.v1.TestError.$Properties[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a CaseEnded. */
                type $Shape = shardrun.agent.v1.CaseEnded.$Properties;
            }

            /**
             * Properties of a TestError.
             * @deprecated Use shardrun.agent.v1.TestError.$Properties instead.
             */
            interface ITestError extends shardrun.agent.v1.TestError.$Properties {
            }

            /** Represents a TestError. */
            class TestError {

                /**
                 * Constructs a new TestError.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.agent.v1.TestError.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** TestError message. */
                message: string;

                /** TestError location. */
                location: string;

                /** TestError diff. */
                diff: string;

                /** TestError codeFrame. */
                codeFrame: string;

                /** TestError stack. */
                stack: string;

                /**
                 * Creates a new TestError instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns TestError instance
                 */
                static create(properties: shardrun.agent.v1.TestError.$Shape): shardrun.agent.v1.TestError & shardrun.agent.v1.TestError.$Shape;
                static create(properties?: shardrun.agent.v1.TestError.$Properties): shardrun.agent.v1.TestError;

                /**
                 * Encodes the specified TestError message. Does not implicitly {@link shardrun.agent.v1.TestError.verify|verify} messages.
                 * @param message TestError message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.TestError.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Encodes the specified TestError message, length delimited. Does not implicitly {@link shardrun.agent.v1.TestError.verify|verify} messages.
                 * @param message TestError message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encodeDelimited(message: shardrun.agent.v1.TestError.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a TestError message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.TestError & shardrun.agent.v1.TestError.$Shape} TestError
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.TestError & shardrun.agent.v1.TestError.$Shape;

                /**
                 * Decodes a TestError message from the specified reader or buffer, length delimited.
                 * @param reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.TestError & shardrun.agent.v1.TestError.$Shape} TestError
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): shardrun.agent.v1.TestError & shardrun.agent.v1.TestError.$Shape;

                /**
                 * Verifies a TestError message.
                 * @param message Plain object to verify
                 * @returns `null` if valid, otherwise the reason why it is not
                 */
                static verify(message: { [k: string]: any }): (string|null);

                /**
                 * Creates a TestError message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns TestError
                 */
                static fromObject(object: { [k: string]: any }): shardrun.agent.v1.TestError;

                /**
                 * Creates a plain object from a TestError message. Also converts values to other types if specified.
                 * @param message TestError
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: shardrun.agent.v1.TestError, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this TestError to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };

                /**
                 * Gets the type url for TestError
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace TestError {

                /** Properties of a TestError. */
                interface $Properties {

                    /** TestError message */
                    message?: (string|null);

                    /** TestError location */
                    location?: (string|null);

                    /** TestError diff */
                    diff?: (string|null);

                    /** TestError codeFrame */
                    codeFrame?: (string|null);

                    /** TestError stack */
                    stack?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a TestError. */
                type $Shape = shardrun.agent.v1.TestError.$Properties;
            }

            /**
             * Properties of a LogChunk.
             * @deprecated Use shardrun.agent.v1.LogChunk.$Properties instead.
             */
            interface ILogChunk extends shardrun.agent.v1.LogChunk.$Properties {
            }

            /** Represents a LogChunk. */
            class LogChunk {

                /**
                 * Constructs a new LogChunk.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.agent.v1.LogChunk.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** LogChunk fileKey. */
                fileKey: string;

                /** LogChunk caseNumber. */
                caseNumber: number;

                /** LogChunk stream. */
                stream: string;

                /** LogChunk text. */
                text: string;

                /**
                 * Creates a new LogChunk instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns LogChunk instance
                 */
                static create(properties: shardrun.agent.v1.LogChunk.$Shape): shardrun.agent.v1.LogChunk & shardrun.agent.v1.LogChunk.$Shape;
                static create(properties?: shardrun.agent.v1.LogChunk.$Properties): shardrun.agent.v1.LogChunk;

                /**
                 * Encodes the specified LogChunk message. Does not implicitly {@link shardrun.agent.v1.LogChunk.verify|verify} messages.
                 * @param message LogChunk message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.LogChunk.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Encodes the specified LogChunk message, length delimited. Does not implicitly {@link shardrun.agent.v1.LogChunk.verify|verify} messages.
                 * @param message LogChunk message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encodeDelimited(message: shardrun.agent.v1.LogChunk.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a LogChunk message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.LogChunk & shardrun.agent.v1.LogChunk.$Shape} LogChunk
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.LogChunk & shardrun.agent.v1.LogChunk.$Shape;

                /**
                 * Decodes a LogChunk message from the specified reader or buffer, length delimited.
                 * @param reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.LogChunk & shardrun.agent.v1.LogChunk.$Shape} LogChunk
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): shardrun.agent.v1.LogChunk & shardrun.agent.v1.LogChunk.$Shape;

                /**
                 * Verifies a LogChunk message.
                 * @param message Plain object to verify
                 * @returns `null` if valid, otherwise the reason why it is not
                 */
                static verify(message: { [k: string]: any }): (string|null);

                /**
                 * Creates a LogChunk message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns LogChunk
                 */
                static fromObject(object: { [k: string]: any }): shardrun.agent.v1.LogChunk;

                /**
                 * Creates a plain object from a LogChunk message. Also converts values to other types if specified.
                 * @param message LogChunk
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: shardrun.agent.v1.LogChunk, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this LogChunk to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };

                /**
                 * Gets the type url for LogChunk
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace LogChunk {

                /** Properties of a LogChunk. */
                interface $Properties {

                    /** LogChunk fileKey */
                    fileKey?: (string|null);

                    /** LogChunk caseNumber */
                    caseNumber?: (number|null);

                    /** LogChunk stream */
                    stream?: (string|null);

                    /** LogChunk text */
                    text?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a LogChunk. */
                type $Shape = shardrun.agent.v1.LogChunk.$Properties;
            }

            /**
             * Properties of a RunError.
             * @deprecated Use shardrun.agent.v1.RunError.$Properties instead.
             */
            interface IRunError extends shardrun.agent.v1.RunError.$Properties {
            }

            /** Represents a RunError. */
            class RunError {

                /**
                 * Constructs a new RunError.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.agent.v1.RunError.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** RunError kind. */
                kind: string;

                /** RunError file. */
                file: string;

                /** RunError message. */
                message: string;

                /** RunError detail. */
                detail?: (shardrun.agent.v1.TestError.$Properties|null);

                /**
                 * Creates a new RunError instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns RunError instance
                 */
                static create(properties: shardrun.agent.v1.RunError.$Shape): shardrun.agent.v1.RunError & shardrun.agent.v1.RunError.$Shape;
                static create(properties?: shardrun.agent.v1.RunError.$Properties): shardrun.agent.v1.RunError;

                /**
                 * Encodes the specified RunError message. Does not implicitly {@link shardrun.agent.v1.RunError.verify|verify} messages.
                 * @param message RunError message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.RunError.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Encodes the specified RunError message, length delimited. Does not implicitly {@link shardrun.agent.v1.RunError.verify|verify} messages.
                 * @param message RunError message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encodeDelimited(message: shardrun.agent.v1.RunError.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a RunError message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.RunError & shardrun.agent.v1.RunError.$Shape} RunError
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.RunError & shardrun.agent.v1.RunError.$Shape;

                /**
                 * Decodes a RunError message from the specified reader or buffer, length delimited.
                 * @param reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.RunError & shardrun.agent.v1.RunError.$Shape} RunError
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): shardrun.agent.v1.RunError & shardrun.agent.v1.RunError.$Shape;

                /**
                 * Verifies a RunError message.
                 * @param message Plain object to verify
                 * @returns `null` if valid, otherwise the reason why it is not
                 */
                static verify(message: { [k: string]: any }): (string|null);

                /**
                 * Creates a RunError message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns RunError
                 */
                static fromObject(object: { [k: string]: any }): shardrun.agent.v1.RunError;

                /**
                 * Creates a plain object from a RunError message. Also converts values to other types if specified.
                 * @param message RunError
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: shardrun.agent.v1.RunError, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this RunError to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };

                /**
                 * Gets the type url for RunError
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace RunError {

                /** Properties of a RunError. */
                interface $Properties {

                    /** RunError kind */
                    kind?: (string|null);

                    /** RunError file */
                    file?: (string|null);

                    /** RunError message */
                    message?: (string|null);

                    /** RunError detail */
                    detail?: (shardrun.agent.v1.TestError.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a RunError. */
                type $Shape = shardrun.agent.v1.RunError.$Properties;
            }

            /**
             * Properties of a FileEnded.
             * @deprecated Use shardrun.agent.v1.FileEnded.$Properties instead.
             */
            interface IFileEnded extends shardrun.agent.v1.FileEnded.$Properties {
            }

            /** Represents a FileEnded. */
            class FileEnded {

                /**
                 * Constructs a new FileEnded.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.agent.v1.FileEnded.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** FileEnded fileKey. */
                fileKey: string;

                /** FileEnded loadMs. */
                loadMs: number;

                /** FileEnded setupMs. */
                setupMs: number;

                /** FileEnded testMs. */
                testMs: number;

                /**
                 * Creates a new FileEnded instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns FileEnded instance
                 */
                static create(properties: shardrun.agent.v1.FileEnded.$Shape): shardrun.agent.v1.FileEnded & shardrun.agent.v1.FileEnded.$Shape;
                static create(properties?: shardrun.agent.v1.FileEnded.$Properties): shardrun.agent.v1.FileEnded;

                /**
                 * Encodes the specified FileEnded message. Does not implicitly {@link shardrun.agent.v1.FileEnded.verify|verify} messages.
                 * @param message FileEnded message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.FileEnded.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Encodes the specified FileEnded message, length delimited. Does not implicitly {@link shardrun.agent.v1.FileEnded.verify|verify} messages.
                 * @param message FileEnded message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encodeDelimited(message: shardrun.agent.v1.FileEnded.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a FileEnded message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.FileEnded & shardrun.agent.v1.FileEnded.$Shape} FileEnded
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.FileEnded & shardrun.agent.v1.FileEnded.$Shape;

                /**
                 * Decodes a FileEnded message from the specified reader or buffer, length delimited.
                 * @param reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.FileEnded & shardrun.agent.v1.FileEnded.$Shape} FileEnded
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): shardrun.agent.v1.FileEnded & shardrun.agent.v1.FileEnded.$Shape;

                /**
                 * Verifies a FileEnded message.
                 * @param message Plain object to verify
                 * @returns `null` if valid, otherwise the reason why it is not
                 */
                static verify(message: { [k: string]: any }): (string|null);

                /**
                 * Creates a FileEnded message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns FileEnded
                 */
                static fromObject(object: { [k: string]: any }): shardrun.agent.v1.FileEnded;

                /**
                 * Creates a plain object from a FileEnded message. Also converts values to other types if specified.
                 * @param message FileEnded
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: shardrun.agent.v1.FileEnded, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this FileEnded to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };

                /**
                 * Gets the type url for FileEnded
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace FileEnded {

                /** Properties of a FileEnded. */
                interface $Properties {

                    /** FileEnded fileKey */
                    fileKey?: (string|null);

                    /** FileEnded loadMs */
                    loadMs?: (number|null);

                    /** FileEnded setupMs */
                    setupMs?: (number|null);

                    /** FileEnded testMs */
                    testMs?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a FileEnded. */
                type $Shape = shardrun.agent.v1.FileEnded.$Properties;
            }

            /**
             * Properties of a UnitEnded.
             * @deprecated Use shardrun.agent.v1.UnitEnded.$Properties instead.
             */
            interface IUnitEnded extends shardrun.agent.v1.UnitEnded.$Properties {
            }

            /** Represents a UnitEnded. */
            class UnitEnded {

                /**
                 * Constructs a new UnitEnded.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.agent.v1.UnitEnded.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** UnitEnded kind. */
                kind: string;

                /** UnitEnded message. */
                message: string;

                /** UnitEnded wallMs. */
                wallMs: number;

                /**
                 * Creates a new UnitEnded instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns UnitEnded instance
                 */
                static create(properties: shardrun.agent.v1.UnitEnded.$Shape): shardrun.agent.v1.UnitEnded & shardrun.agent.v1.UnitEnded.$Shape;
                static create(properties?: shardrun.agent.v1.UnitEnded.$Properties): shardrun.agent.v1.UnitEnded;

                /**
                 * Encodes the specified UnitEnded message. Does not implicitly {@link shardrun.agent.v1.UnitEnded.verify|verify} messages.
                 * @param message UnitEnded message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.UnitEnded.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Encodes the specified UnitEnded message, length delimited. Does not implicitly {@link shardrun.agent.v1.UnitEnded.verify|verify} messages.
                 * @param message UnitEnded message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encodeDelimited(message: shardrun.agent.v1.UnitEnded.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a UnitEnded message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.UnitEnded & shardrun.agent.v1.UnitEnded.$Shape} UnitEnded
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.UnitEnded & shardrun.agent.v1.UnitEnded.$Shape;

                /**
                 * Decodes a UnitEnded message from the specified reader or buffer, length delimited.
                 * @param reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.UnitEnded & shardrun.agent.v1.UnitEnded.$Shape} UnitEnded
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): shardrun.agent.v1.UnitEnded & shardrun.agent.v1.UnitEnded.$Shape;

                /**
                 * Verifies a UnitEnded message.
                 * @param message Plain object to verify
                 * @returns `null` if valid, otherwise the reason why it is not
                 */
                static verify(message: { [k: string]: any }): (string|null);

                /**
                 * Creates a UnitEnded message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns UnitEnded
                 */
                static fromObject(object: { [k: string]: any }): shardrun.agent.v1.UnitEnded;

                /**
                 * Creates a plain object from a UnitEnded message. Also converts values to other types if specified.
                 * @param message UnitEnded
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: shardrun.agent.v1.UnitEnded, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this UnitEnded to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };

                /**
                 * Gets the type url for UnitEnded
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace UnitEnded {

                /** Properties of a UnitEnded. */
                interface $Properties {

                    /** UnitEnded kind */
                    kind?: (string|null);

                    /** UnitEnded message */
                    message?: (string|null);

                    /** UnitEnded wallMs */
                    wallMs?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a UnitEnded. */
                type $Shape = shardrun.agent.v1.UnitEnded.$Properties;
            }
        }
    }
}
