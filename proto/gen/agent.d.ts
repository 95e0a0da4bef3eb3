// Generated from proto/agent.proto by `npm run generate`. Do not edit.
import * as $protobuf from "protobufjs/minimal.js";

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
                 * Encodes the specified AgentMessage message. Does not implicitly {@link shardrun.agent.v1.AgentMessage.verify|verify} messages.
                 * @param message AgentMessage message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.AgentMessage.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an AgentMessage message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.AgentMessage & shardrun.agent.v1.AgentMessage.$Shape} AgentMessage
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.AgentMessage & shardrun.agent.v1.AgentMessage.$Shape;
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
                 * Encodes the specified CoordinatorMessage message. Does not implicitly {@link shardrun.agent.v1.CoordinatorMessage.verify|verify} messages.
                 * @param message CoordinatorMessage message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.CoordinatorMessage.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a CoordinatorMessage message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.CoordinatorMessage & shardrun.agent.v1.CoordinatorMessage.$Shape} CoordinatorMessage
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.CoordinatorMessage & shardrun.agent.v1.CoordinatorMessage.$Shape;
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

                /** Register cpus. */
                cpus: number;

                /** Register memoryBytes. */
                memoryBytes: number;

                /** Register isDelivery. */
                isDelivery: boolean;

                /**
                 * Encodes the specified Register message. Does not implicitly {@link shardrun.agent.v1.Register.verify|verify} messages.
                 * @param message Register message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.Register.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Register message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.Register & shardrun.agent.v1.Register.$Shape} Register
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.Register & shardrun.agent.v1.Register.$Shape;
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

                    /** Register cpus */
                    cpus?: (number|null);

                    /** Register memoryBytes */
                    memoryBytes?: (number|null);

                    /** Register isDelivery */
                    isDelivery?: (boolean|null);

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
                availableMemoryBytes: number;

                /** Heartbeat sequence. */
                sequence: number;

                /** Heartbeat usableSlots. */
                usableSlots: number;

                /** Heartbeat stallRatio. */
                stallRatio: number;

                /** Heartbeat oomKills. */
                oomKills: number;

                /** Heartbeat totalMemoryBytes. */
                totalMemoryBytes: number;

                /**
                 * Encodes the specified Heartbeat message. Does not implicitly {@link shardrun.agent.v1.Heartbeat.verify|verify} messages.
                 * @param message Heartbeat message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.Heartbeat.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Heartbeat message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.Heartbeat & shardrun.agent.v1.Heartbeat.$Shape} Heartbeat
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.Heartbeat & shardrun.agent.v1.Heartbeat.$Shape;
            }

            namespace Heartbeat {

                /** Properties of a Heartbeat. */
                interface $Properties {

                    /** Heartbeat loadRatio */
                    loadRatio?: (number|null);

                    /** Heartbeat availableMemoryBytes */
                    availableMemoryBytes?: (number|null);

                    /** Heartbeat sequence */
                    sequence?: (number|null);

                    /** Heartbeat usableSlots */
                    usableSlots?: (number|null);

                    /** Heartbeat stallRatio */
                    stallRatio?: (number|null);

                    /** Heartbeat oomKills */
                    oomKills?: (number|null);

                    /** Heartbeat totalMemoryBytes */
                    totalMemoryBytes?: (number|null);

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
                 * Encodes the specified Welcome message. Does not implicitly {@link shardrun.agent.v1.Welcome.verify|verify} messages.
                 * @param message Welcome message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.Welcome.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Welcome message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.Welcome & shardrun.agent.v1.Welcome.$Shape} Welcome
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.Welcome & shardrun.agent.v1.Welcome.$Shape;
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

                /** OpenSuite runner. */
                runner: string;

                /** OpenSuite env. */
                env: { [k: string]: string };

                /** OpenSuite labels. */
                labels: string[];

                /** OpenSuite services. */
                services: shardrun.agent.v1.Service.$Properties[];

                /** OpenSuite workspace. */
                workspace?: (shardrun.agent.v1.Workspace.$Properties|null);

                /** OpenSuite settingsJson. */
                settingsJson: string;

                /**
                 * Encodes the specified OpenSuite message. Does not implicitly {@link shardrun.agent.v1.OpenSuite.verify|verify} messages.
                 * @param message OpenSuite message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.OpenSuite.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an OpenSuite message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.OpenSuite & shardrun.agent.v1.OpenSuite.$Shape} OpenSuite
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.OpenSuite & shardrun.agent.v1.OpenSuite.$Shape;
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

                    /** OpenSuite runner */
                    runner?: (string|null);

                    /** OpenSuite env */
                    env?: ({ [k: string]: string }|null);

                    /** OpenSuite labels */
                    labels?: (string[]|null);

                    /** OpenSuite services */
                    services?: (shardrun.agent.v1.Service.$Properties[]|null);

                    /** OpenSuite workspace */
                    workspace?: (shardrun.agent.v1.Workspace.$Properties|null);

                    /** OpenSuite settingsJson */
                    settingsJson?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an OpenSuite. */
                type $Shape = {
                  runId?: string|null;
                  suite?: string|null;
                  cwd?: string|null;
                  configFile?: string|null;
                  filters?: string[]|null;
                  projects?: string[]|null;
                  isCi?: boolean|null;
                  isAlone?: boolean|null;
                  runner?: string|null;
                  env?: { [k: string]: string }|null;
                  labels?: string[]|null;
                  services?: shardrun.agent.v1.Service.$Shape[]|null;
                  workspace?: shardrun.agent.v1.Workspace.$Shape|null;
                  settingsJson?: string|null;
                  $unknowns?: Uint8Array[];
                };
            }

            /**
             * Properties of a Service.
             * @deprecated Use shardrun.agent.v1.Service.$Properties instead.
             */
            interface IService extends shardrun.agent.v1.Service.$Properties {
            }

            /** Represents a Service. */
            class Service {

                /**
                 * Constructs a new Service.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.agent.v1.Service.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Service name. */
                name: string;

                /** Service command. */
                command: string;

                /** Service env. */
                env: { [k: string]: string };

                /** Service ports. */
                ports: string[];

                /** Service readyPort. */
                readyPort?: (string|null);

                /** Service readyUrl. */
                readyUrl?: (string|null);

                /** Service readyLog. */
                readyLog?: (string|null);

                /** Service readyTimeoutMs. */
                readyTimeoutMs: number;

                /** Service isPerSlot. */
                isPerSlot: boolean;

                /** Service ready. */
                ready?: ("readyPort"|"readyUrl"|"readyLog");

                /**
                 * Encodes the specified Service message. Does not implicitly {@link shardrun.agent.v1.Service.verify|verify} messages.
                 * @param message Service message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.Service.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Service message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.Service & shardrun.agent.v1.Service.$Shape} Service
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.Service & shardrun.agent.v1.Service.$Shape;
            }

            namespace Service {

                /** Properties of a Service. */
                interface $Properties {

                    /** Service name */
                    name?: (string|null);

                    /** Service command */
                    command?: (string|null);

                    /** Service env */
                    env?: ({ [k: string]: string }|null);

                    /** Service ports */
                    ports?: (string[]|null);

                    /** Service readyPort */
                    readyPort?: (string|null);

                    /** Service readyUrl */
                    readyUrl?: (string|null);

                    /** Service readyLog */
                    readyLog?: (string|null);

                    /** Service readyTimeoutMs */
                    readyTimeoutMs?: (number|null);

                    /** Service isPerSlot */
                    isPerSlot?: (boolean|null);

                    /** Service ready */
                    ready?: ("readyPort"|"readyUrl"|"readyLog");

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of a Service. */
                type $Shape = {
                  name?: string|null;
                  command?: string|null;
                  env?: { [k: string]: string }|null;
                  ports?: string[]|null;
                  readyPort?: string|null;
                  readyUrl?: string|null;
                  readyLog?: string|null;
                  readyTimeoutMs?: number|null;
                  isPerSlot?: boolean|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ ready?: undefined; readyPort?: null; readyUrl?: null; readyLog?: null }|{ ready?: "readyPort"; readyPort: string; readyUrl?: null; readyLog?: null }|{ ready?: "readyUrl"; readyPort?: null; readyUrl: string; readyLog?: null }|{ ready?: "readyLog"; readyPort?: null; readyUrl?: null; readyLog: string })
                );
            }

            /**
             * Properties of a Workspace.
             * @deprecated Use shardrun.agent.v1.Workspace.$Properties instead.
             */
            interface IWorkspace extends shardrun.agent.v1.Workspace.$Properties {
            }

            /** Represents a Workspace. */
            class Workspace {

                /**
                 * Constructs a new Workspace.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.agent.v1.Workspace.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Workspace tree. */
                tree: string;

                /** Workspace project. */
                project: string;

                /** Workspace lineage. */
                lineage: string;

                /** Workspace setup. */
                setup?: (shardrun.agent.v1.Setup.$Properties|null);

                /**
                 * Encodes the specified Workspace message. Does not implicitly {@link shardrun.agent.v1.Workspace.verify|verify} messages.
                 * @param message Workspace message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.Workspace.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Workspace message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.Workspace & shardrun.agent.v1.Workspace.$Shape} Workspace
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.Workspace & shardrun.agent.v1.Workspace.$Shape;
            }

            namespace Workspace {

                /** Properties of a Workspace. */
                interface $Properties {

                    /** Workspace tree */
                    tree?: (string|null);

                    /** Workspace project */
                    project?: (string|null);

                    /** Workspace lineage */
                    lineage?: (string|null);

                    /** Workspace setup */
                    setup?: (shardrun.agent.v1.Setup.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Workspace. */
                type $Shape = shardrun.agent.v1.Workspace.$Properties;
            }

            /**
             * Properties of a Setup.
             * @deprecated Use shardrun.agent.v1.Setup.$Properties instead.
             */
            interface ISetup extends shardrun.agent.v1.Setup.$Properties {
            }

            /** Represents a Setup. */
            class Setup {

                /**
                 * Constructs a new Setup.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.agent.v1.Setup.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Setup isNone. */
                isNone: boolean;

                /** Setup command. */
                command: string;

                /** Setup inputs. */
                inputs: string[];

                /** Setup outputs. */
                outputs: string[];

                /**
                 * Encodes the specified Setup message. Does not implicitly {@link shardrun.agent.v1.Setup.verify|verify} messages.
                 * @param message Setup message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.Setup.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Setup message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.Setup & shardrun.agent.v1.Setup.$Shape} Setup
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.Setup & shardrun.agent.v1.Setup.$Shape;
            }

            namespace Setup {

                /** Properties of a Setup. */
                interface $Properties {

                    /** Setup isNone */
                    isNone?: (boolean|null);

                    /** Setup command */
                    command?: (string|null);

                    /** Setup inputs */
                    inputs?: (string[]|null);

                    /** Setup outputs */
                    outputs?: (string[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Setup. */
                type $Shape = shardrun.agent.v1.Setup.$Properties;
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
                 * Encodes the specified SuiteOpened message. Does not implicitly {@link shardrun.agent.v1.SuiteOpened.verify|verify} messages.
                 * @param message SuiteOpened message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.SuiteOpened.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a SuiteOpened message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.SuiteOpened & shardrun.agent.v1.SuiteOpened.$Shape} SuiteOpened
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.SuiteOpened & shardrun.agent.v1.SuiteOpened.$Shape;
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
                 * Encodes the specified SuiteFailed message. Does not implicitly {@link shardrun.agent.v1.SuiteFailed.verify|verify} messages.
                 * @param message SuiteFailed message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.SuiteFailed.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a SuiteFailed message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.SuiteFailed & shardrun.agent.v1.SuiteFailed.$Shape} SuiteFailed
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.SuiteFailed & shardrun.agent.v1.SuiteFailed.$Shape;
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
                 * Encodes the specified DiscoverSuite message. Does not implicitly {@link shardrun.agent.v1.DiscoverSuite.verify|verify} messages.
                 * @param message DiscoverSuite message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.DiscoverSuite.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a DiscoverSuite message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.DiscoverSuite & shardrun.agent.v1.DiscoverSuite.$Shape} DiscoverSuite
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.DiscoverSuite & shardrun.agent.v1.DiscoverSuite.$Shape;
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
                 * Encodes the specified SuiteDiscovered message. Does not implicitly {@link shardrun.agent.v1.SuiteDiscovered.verify|verify} messages.
                 * @param message SuiteDiscovered message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.SuiteDiscovered.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a SuiteDiscovered message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.SuiteDiscovered & shardrun.agent.v1.SuiteDiscovered.$Shape} SuiteDiscovered
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.SuiteDiscovered & shardrun.agent.v1.SuiteDiscovered.$Shape;
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
                 * Encodes the specified UnsupportedProject message. Does not implicitly {@link shardrun.agent.v1.UnsupportedProject.verify|verify} messages.
                 * @param message UnsupportedProject message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.UnsupportedProject.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an UnsupportedProject message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.UnsupportedProject & shardrun.agent.v1.UnsupportedProject.$Shape} UnsupportedProject
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.UnsupportedProject & shardrun.agent.v1.UnsupportedProject.$Shape;
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
                bytes: number;

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
                 * Encodes the specified TestFile message. Does not implicitly {@link shardrun.agent.v1.TestFile.verify|verify} messages.
                 * @param message TestFile message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.TestFile.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a TestFile message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.TestFile & shardrun.agent.v1.TestFile.$Shape} TestFile
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.TestFile & shardrun.agent.v1.TestFile.$Shape;
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
                    bytes?: (number|null);

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
                 * Encodes the specified FileBodies message. Does not implicitly {@link shardrun.agent.v1.FileBodies.verify|verify} messages.
                 * @param message FileBodies message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.FileBodies.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a FileBodies message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.FileBodies & shardrun.agent.v1.FileBodies.$Shape} FileBodies
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.FileBodies & shardrun.agent.v1.FileBodies.$Shape;
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
                 * Encodes the specified CaseBody message. Does not implicitly {@link shardrun.agent.v1.CaseBody.verify|verify} messages.
                 * @param message CaseBody message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.CaseBody.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a CaseBody message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.CaseBody & shardrun.agent.v1.CaseBody.$Shape} CaseBody
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.CaseBody & shardrun.agent.v1.CaseBody.$Shape;
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
                 * Encodes the specified PrepareSuite message. Does not implicitly {@link shardrun.agent.v1.PrepareSuite.verify|verify} messages.
                 * @param message PrepareSuite message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.PrepareSuite.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a PrepareSuite message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.PrepareSuite & shardrun.agent.v1.PrepareSuite.$Shape} PrepareSuite
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.PrepareSuite & shardrun.agent.v1.PrepareSuite.$Shape;
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
                 * Encodes the specified SuiteReady message. Does not implicitly {@link shardrun.agent.v1.SuiteReady.verify|verify} messages.
                 * @param message SuiteReady message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.SuiteReady.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a SuiteReady message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.SuiteReady & shardrun.agent.v1.SuiteReady.$Shape} SuiteReady
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.SuiteReady & shardrun.agent.v1.SuiteReady.$Shape;
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
                timeoutMs: number;

                /**
                 * Encodes the specified GrantLease message. Does not implicitly {@link shardrun.agent.v1.GrantLease.verify|verify} messages.
                 * @param message GrantLease message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.GrantLease.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a GrantLease message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.GrantLease & shardrun.agent.v1.GrantLease.$Shape} GrantLease
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.GrantLease & shardrun.agent.v1.GrantLease.$Shape;
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
                    timeoutMs?: (number|null);

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
                 * Encodes the specified Slice message. Does not implicitly {@link shardrun.agent.v1.Slice.verify|verify} messages.
                 * @param message Slice message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.Slice.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Slice message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.Slice & shardrun.agent.v1.Slice.$Shape} Slice
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.Slice & shardrun.agent.v1.Slice.$Shape;
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
                 * Encodes the specified TitlePath message. Does not implicitly {@link shardrun.agent.v1.TitlePath.verify|verify} messages.
                 * @param message TitlePath message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.TitlePath.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a TitlePath message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.TitlePath & shardrun.agent.v1.TitlePath.$Shape} TitlePath
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.TitlePath & shardrun.agent.v1.TitlePath.$Shape;
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
                 * Encodes the specified RecallLease message. Does not implicitly {@link shardrun.agent.v1.RecallLease.verify|verify} messages.
                 * @param message RecallLease message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.RecallLease.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a RecallLease message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.RecallLease & shardrun.agent.v1.RecallLease.$Shape} RecallLease
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.RecallLease & shardrun.agent.v1.RecallLease.$Shape;
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
                 * Encodes the specified LeaseReturned message. Does not implicitly {@link shardrun.agent.v1.LeaseReturned.verify|verify} messages.
                 * @param message LeaseReturned message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.LeaseReturned.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a LeaseReturned message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.LeaseReturned & shardrun.agent.v1.LeaseReturned.$Shape} LeaseReturned
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.LeaseReturned & shardrun.agent.v1.LeaseReturned.$Shape;
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
                 * Encodes the specified CancelLease message. Does not implicitly {@link shardrun.agent.v1.CancelLease.verify|verify} messages.
                 * @param message CancelLease message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.CancelLease.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a CancelLease message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.CancelLease & shardrun.agent.v1.CancelLease.$Shape} CancelLease
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.CancelLease & shardrun.agent.v1.CancelLease.$Shape;
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
                 * Encodes the specified CloseSuite message. Does not implicitly {@link shardrun.agent.v1.CloseSuite.verify|verify} messages.
                 * @param message CloseSuite message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.CloseSuite.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a CloseSuite message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.CloseSuite & shardrun.agent.v1.CloseSuite.$Shape} CloseSuite
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.CloseSuite & shardrun.agent.v1.CloseSuite.$Shape;
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
                 * Encodes the specified SuiteClosed message. Does not implicitly {@link shardrun.agent.v1.SuiteClosed.verify|verify} messages.
                 * @param message SuiteClosed message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.SuiteClosed.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a SuiteClosed message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.SuiteClosed & shardrun.agent.v1.SuiteClosed.$Shape} SuiteClosed
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.SuiteClosed & shardrun.agent.v1.SuiteClosed.$Shape;
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
                 * Encodes the specified DrainAgent message. Does not implicitly {@link shardrun.agent.v1.DrainAgent.verify|verify} messages.
                 * @param message DrainAgent message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.DrainAgent.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a DrainAgent message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.DrainAgent & shardrun.agent.v1.DrainAgent.$Shape} DrainAgent
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.DrainAgent & shardrun.agent.v1.DrainAgent.$Shape;
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
                 * Encodes the specified Draining message. Does not implicitly {@link shardrun.agent.v1.Draining.verify|verify} messages.
                 * @param message Draining message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.Draining.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Draining message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.Draining & shardrun.agent.v1.Draining.$Shape} Draining
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.Draining & shardrun.agent.v1.Draining.$Shape;
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
                sequence: number;

                /** UnitReport events. */
                events: shardrun.agent.v1.UnitEvent.$Properties[];

                /**
                 * Encodes the specified UnitReport message. Does not implicitly {@link shardrun.agent.v1.UnitReport.verify|verify} messages.
                 * @param message UnitReport message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.UnitReport.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a UnitReport message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.UnitReport & shardrun.agent.v1.UnitReport.$Shape} UnitReport
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.UnitReport & shardrun.agent.v1.UnitReport.$Shape;
            }

            namespace UnitReport {

                /** Properties of a UnitReport. */
                interface $Properties {

                    /** UnitReport runId */
                    runId?: (string|null);

                    /** UnitReport leaseId */
                    leaseId?: (string|null);

                    /** UnitReport sequence */
                    sequence?: (number|null);

                    /** UnitReport events */
                    events?: (shardrun.agent.v1.UnitEvent.$Properties[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a UnitReport. */
                type $Shape = {
                  runId?: string|null;
                  leaseId?: string|null;
                  sequence?: number|null;
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
                sequence: number;

                /** ReportAck isFenced. */
                isFenced: boolean;

                /**
                 * Encodes the specified ReportAck message. Does not implicitly {@link shardrun.agent.v1.ReportAck.verify|verify} messages.
                 * @param message ReportAck message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.ReportAck.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ReportAck message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.ReportAck & shardrun.agent.v1.ReportAck.$Shape} ReportAck
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.ReportAck & shardrun.agent.v1.ReportAck.$Shape;
            }

            namespace ReportAck {

                /** Properties of a ReportAck. */
                interface $Properties {

                    /** ReportAck leaseId */
                    leaseId?: (string|null);

                    /** ReportAck sequence */
                    sequence?: (number|null);

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

                /** UnitEvent artifact. */
                artifact?: (shardrun.agent.v1.ArtifactKept.$Properties|null);

                /** UnitEvent event. */
                event?: ("started"|"collected"|"caseStarted"|"caseEnded"|"log"|"error"|"fileEnded"|"ended"|"artifact");

                /**
                 * Encodes the specified UnitEvent message. Does not implicitly {@link shardrun.agent.v1.UnitEvent.verify|verify} messages.
                 * @param message UnitEvent message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.UnitEvent.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a UnitEvent message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.UnitEvent & shardrun.agent.v1.UnitEvent.$Shape} UnitEvent
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.UnitEvent & shardrun.agent.v1.UnitEvent.$Shape;
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

                    /** UnitEvent artifact */
                    artifact?: (shardrun.agent.v1.ArtifactKept.$Properties|null);

                    /** UnitEvent event */
                    event?: ("started"|"collected"|"caseStarted"|"caseEnded"|"log"|"error"|"fileEnded"|"ended"|"artifact");

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
                  artifact?: shardrun.agent.v1.ArtifactKept.$Shape|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ event?: undefined; started?: null; collected?: null; caseStarted?: null; caseEnded?: null; log?: null; error?: null; fileEnded?: null; ended?: null; artifact?: null }|{ event?: "started"; started: shardrun.agent.v1.UnitStarted.$Shape; collected?: null; caseStarted?: null; caseEnded?: null; log?: null; error?: null; fileEnded?: null; ended?: null; artifact?: null }|{ event?: "collected"; started?: null; collected: shardrun.agent.v1.Collected.$Shape; caseStarted?: null; caseEnded?: null; log?: null; error?: null; fileEnded?: null; ended?: null; artifact?: null }|{ event?: "caseStarted"; started?: null; collected?: null; caseStarted: shardrun.agent.v1.CaseStarted.$Shape; caseEnded?: null; log?: null; error?: null; fileEnded?: null; ended?: null; artifact?: null }|{ event?: "caseEnded"; started?: null; collected?: null; caseStarted?: null; caseEnded: shardrun.agent.v1.CaseEnded.$Shape; log?: null; error?: null; fileEnded?: null; ended?: null; artifact?: null }|{ event?: "log"; started?: null; collected?: null; caseStarted?: null; caseEnded?: null; log: shardrun.agent.v1.LogChunk.$Shape; error?: null; fileEnded?: null; ended?: null; artifact?: null }|{ event?: "error"; started?: null; collected?: null; caseStarted?: null; caseEnded?: null; log?: null; error: shardrun.agent.v1.RunError.$Shape; fileEnded?: null; ended?: null; artifact?: null }|{ event?: "fileEnded"; started?: null; collected?: null; caseStarted?: null; caseEnded?: null; log?: null; error?: null; fileEnded: shardrun.agent.v1.FileEnded.$Shape; ended?: null; artifact?: null }|{ event?: "ended"; started?: null; collected?: null; caseStarted?: null; caseEnded?: null; log?: null; error?: null; fileEnded?: null; ended: shardrun.agent.v1.UnitEnded.$Shape; artifact?: null }|{ event?: "artifact"; started?: null; collected?: null; caseStarted?: null; caseEnded?: null; log?: null; error?: null; fileEnded?: null; ended?: null; artifact: shardrun.agent.v1.ArtifactKept.$Shape })
                );
            }

            /**
             * Properties of an ArtifactKept.
             * @deprecated Use shardrun.agent.v1.ArtifactKept.$Properties instead.
             */
            interface IArtifactKept extends shardrun.agent.v1.ArtifactKept.$Properties {
            }

            /** Represents an ArtifactKept. */
            class ArtifactKept {

                /**
                 * Constructs a new ArtifactKept.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: shardrun.agent.v1.ArtifactKept.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ArtifactKept fileKey. */
                fileKey: string;

                /** ArtifactKept caseNumber. */
                caseNumber: number;

                /** ArtifactKept name. */
                name: string;

                /** ArtifactKept contentType. */
                contentType: string;

                /** ArtifactKept digest. */
                digest: string;

                /** ArtifactKept bytes. */
                bytes: number;

                /** ArtifactKept problem. */
                problem: string;

                /**
                 * Encodes the specified ArtifactKept message. Does not implicitly {@link shardrun.agent.v1.ArtifactKept.verify|verify} messages.
                 * @param message ArtifactKept message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.ArtifactKept.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an ArtifactKept message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.ArtifactKept & shardrun.agent.v1.ArtifactKept.$Shape} ArtifactKept
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.ArtifactKept & shardrun.agent.v1.ArtifactKept.$Shape;
            }

            namespace ArtifactKept {

                /** Properties of an ArtifactKept. */
                interface $Properties {

                    /** ArtifactKept fileKey */
                    fileKey?: (string|null);

                    /** ArtifactKept caseNumber */
                    caseNumber?: (number|null);

                    /** ArtifactKept name */
                    name?: (string|null);

                    /** ArtifactKept contentType */
                    contentType?: (string|null);

                    /** ArtifactKept digest */
                    digest?: (string|null);

                    /** ArtifactKept bytes */
                    bytes?: (number|null);

                    /** ArtifactKept problem */
                    problem?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an ArtifactKept. */
                type $Shape = shardrun.agent.v1.ArtifactKept.$Properties;
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
                 * Encodes the specified UnitStarted message. Does not implicitly {@link shardrun.agent.v1.UnitStarted.verify|verify} messages.
                 * @param message UnitStarted message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.UnitStarted.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a UnitStarted message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.UnitStarted & shardrun.agent.v1.UnitStarted.$Shape} UnitStarted
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.UnitStarted & shardrun.agent.v1.UnitStarted.$Shape;
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
                 * Encodes the specified Collected message. Does not implicitly {@link shardrun.agent.v1.Collected.verify|verify} messages.
                 * @param message Collected message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.Collected.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Collected message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.Collected & shardrun.agent.v1.Collected.$Shape} Collected
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.Collected & shardrun.agent.v1.Collected.$Shape;
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
                 * Encodes the specified CollectedCase message. Does not implicitly {@link shardrun.agent.v1.CollectedCase.verify|verify} messages.
                 * @param message CollectedCase message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.CollectedCase.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a CollectedCase message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.CollectedCase & shardrun.agent.v1.CollectedCase.$Shape} CollectedCase
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.CollectedCase & shardrun.agent.v1.CollectedCase.$Shape;
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
                 * Encodes the specified CaseStarted message. Does not implicitly {@link shardrun.agent.v1.CaseStarted.verify|verify} messages.
                 * @param message CaseStarted message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.CaseStarted.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a CaseStarted message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.CaseStarted & shardrun.agent.v1.CaseStarted.$Shape} CaseStarted
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.CaseStarted & shardrun.agent.v1.CaseStarted.$Shape;
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
                 * Encodes the specified CaseEnded message. Does not implicitly {@link shardrun.agent.v1.CaseEnded.verify|verify} messages.
                 * @param message CaseEnded message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.CaseEnded.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a CaseEnded message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.CaseEnded & shardrun.agent.v1.CaseEnded.$Shape} CaseEnded
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.CaseEnded & shardrun.agent.v1.CaseEnded.$Shape;
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
                 * Encodes the specified TestError message. Does not implicitly {@link shardrun.agent.v1.TestError.verify|verify} messages.
                 * @param message TestError message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.TestError.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a TestError message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.TestError & shardrun.agent.v1.TestError.$Shape} TestError
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.TestError & shardrun.agent.v1.TestError.$Shape;
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
                 * Encodes the specified LogChunk message. Does not implicitly {@link shardrun.agent.v1.LogChunk.verify|verify} messages.
                 * @param message LogChunk message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.LogChunk.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a LogChunk message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.LogChunk & shardrun.agent.v1.LogChunk.$Shape} LogChunk
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.LogChunk & shardrun.agent.v1.LogChunk.$Shape;
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
                 * Encodes the specified RunError message. Does not implicitly {@link shardrun.agent.v1.RunError.verify|verify} messages.
                 * @param message RunError message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.RunError.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a RunError message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.RunError & shardrun.agent.v1.RunError.$Shape} RunError
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.RunError & shardrun.agent.v1.RunError.$Shape;
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
                 * Encodes the specified FileEnded message. Does not implicitly {@link shardrun.agent.v1.FileEnded.verify|verify} messages.
                 * @param message FileEnded message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.FileEnded.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a FileEnded message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.FileEnded & shardrun.agent.v1.FileEnded.$Shape} FileEnded
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.FileEnded & shardrun.agent.v1.FileEnded.$Shape;
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
                 * Encodes the specified UnitEnded message. Does not implicitly {@link shardrun.agent.v1.UnitEnded.verify|verify} messages.
                 * @param message UnitEnded message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: shardrun.agent.v1.UnitEnded.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a UnitEnded message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.UnitEnded & shardrun.agent.v1.UnitEnded.$Shape} UnitEnded
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): shardrun.agent.v1.UnitEnded & shardrun.agent.v1.UnitEnded.$Shape;
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
