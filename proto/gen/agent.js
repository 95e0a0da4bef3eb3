/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "protobufjs/minimal.js";

// Common aliases
const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError, $TypeError = $util.global.TypeError, $Array = $util.global.Array, $String = $util.global.String, $Number = $util.global.Number, $isFinite = $util.global.isFinite, $parseInt = $util.global.parseInt, $BigInt = $util.global.BigInt, $Boolean = $util.global.Boolean;

// Exported root namespace
const $root = $protobuf.roots["default"] || ($protobuf.roots["default"] = {});

export const shardrun = $root.shardrun = (() => {

    /**
     * Namespace shardrun.
     * @exports shardrun
     * @namespace
     */
    const shardrun = {};

    shardrun.agent = (function() {

        /**
         * Namespace agent.
         * @memberof shardrun
         * @namespace
         */
        const agent = {};

        agent.v1 = (function() {

            /**
             * Namespace v1.
             * @memberof shardrun.agent
             * @namespace
             */
            const v1 = {};

            /**
             * ProtocolVersion enum.
             * @name shardrun.agent.v1.ProtocolVersion
             * @enum {number}
             * @property {number} PROTOCOL_VERSION_UNSPECIFIED=0 PROTOCOL_VERSION_UNSPECIFIED value
             * @property {number} PROTOCOL_VERSION_1=1 PROTOCOL_VERSION_1 value
             */
            v1.ProtocolVersion = (function() {
                const valuesById = $Object.create(null), values = $Object.create(valuesById);
                values[valuesById[0] = "PROTOCOL_VERSION_UNSPECIFIED"] = 0;
                values[valuesById[1] = "PROTOCOL_VERSION_1"] = 1;
                return values;
            })();

            v1.AgentService = (function() {

                /**
                 * Constructs a new AgentService service.
                 * @memberof shardrun.agent.v1
                 * @classdesc Represents an AgentService
                 * @extends $protobuf.rpc.Service
                 * @constructor
                 * @param {$protobuf.RPCImpl} rpcImpl RPC implementation
                 * @param {boolean} [requestDelimited=false] Whether requests are length-delimited
                 * @param {boolean} [responseDelimited=false] Whether responses are length-delimited
                 */
                const AgentService = function(rpcImpl, requestDelimited, responseDelimited) {
                    $protobuf.rpc.Service.call(this, rpcImpl, requestDelimited, responseDelimited);
                };

                $Object.defineProperty(AgentService.prototype = $Object.create($protobuf.rpc.Service.prototype), "constructor", { value: AgentService, writable: true, enumerable: false, configurable: true });

                /**
                 * Creates new AgentService service using the specified rpc implementation.
                 * @function create
                 * @memberof shardrun.agent.v1.AgentService
                 * @static
                 * @param {$protobuf.RPCImpl} rpcImpl RPC implementation
                 * @param {boolean} [requestDelimited=false] Whether requests are length-delimited
                 * @param {boolean} [responseDelimited=false] Whether responses are length-delimited
                 * @returns {AgentService} RPC service. Useful where requests and/or responses are streamed.
                 */
                AgentService.create = function(rpcImpl, requestDelimited, responseDelimited) {
                    return new this(rpcImpl, requestDelimited, responseDelimited);
                };

                /**
                 * Callback as used by {@link shardrun.agent.v1.AgentService#session}.
                 * @memberof shardrun.agent.v1.AgentService
                 * @typedef SessionCallback
                 * @type {function}
                 * @param {Error|null} error Error, if any
                 * @param {shardrun.agent.v1.CoordinatorMessage} [response] CoordinatorMessage
                 */

                /**
                 * Calls Session.
                 * @memberof shardrun.agent.v1.AgentService
                 * @typedef Session
                 * @type {{
                 *   (request: shardrun.agent.v1.IAgentMessage, callback: shardrun.agent.v1.AgentService.SessionCallback): void;
                 *   (request: shardrun.agent.v1.IAgentMessage): Promise<shardrun.agent.v1.CoordinatorMessage>;
                 *   readonly name: "Session";
                 *   readonly path: "/shardrun.agent.v1.AgentService/Session";
                 *   readonly requestType: "AgentMessage";
                 *   readonly responseType: "CoordinatorMessage";
                 *   readonly requestStream: true;
                 *   readonly responseStream: true;
                 * }}
                 */

                /**
                 * Calls Session.
                 * @name shardrun.agent.v1.AgentService#session
                 * @type {shardrun.agent.v1.AgentService.Session}
                 */
                $Object.defineProperties(AgentService.prototype.session = function(request, callback) {
                    return $protobuf.rpc.Service.prototype.rpcCall.call(this, AgentService.prototype.session, $root.shardrun.agent.v1.AgentMessage, $root.shardrun.agent.v1.CoordinatorMessage, request, callback);
                }, {
                    name: { value: "Session" },
                    path: { value: "/shardrun.agent.v1.AgentService/Session" },
                    requestType: { value: "AgentMessage" },
                    responseType: { value: "CoordinatorMessage" },
                    requestStream: { value: true },
                    responseStream: { value: true }
                });

                return AgentService;
            })();

            v1.AgentMessage = (function() {

                /**
                 * Properties of an AgentMessage.
                 * @typedef {Object} shardrun.agent.v1.AgentMessage.$Properties
                 * @property {shardrun.agent.v1.Register.$Properties|null} [register] AgentMessage register
                 * @property {shardrun.agent.v1.Heartbeat.$Properties|null} [heartbeat] AgentMessage heartbeat
                 * @property {shardrun.agent.v1.SuiteOpened.$Properties|null} [suiteOpened] AgentMessage suiteOpened
                 * @property {shardrun.agent.v1.SuiteDiscovered.$Properties|null} [suiteDiscovered] AgentMessage suiteDiscovered
                 * @property {shardrun.agent.v1.SuiteFailed.$Properties|null} [suiteFailed] AgentMessage suiteFailed
                 * @property {shardrun.agent.v1.UnitReport.$Properties|null} [unitReport] AgentMessage unitReport
                 * @property {shardrun.agent.v1.LeaseReturned.$Properties|null} [leaseReturned] AgentMessage leaseReturned
                 * @property {shardrun.agent.v1.Draining.$Properties|null} [draining] AgentMessage draining
                 * @property {shardrun.agent.v1.SuiteClosed.$Properties|null} [suiteClosed] AgentMessage suiteClosed
                 * @property {shardrun.agent.v1.SuiteReady.$Properties|null} [suiteReady] AgentMessage suiteReady
                 * @property {"register"|"heartbeat"|"suiteOpened"|"suiteDiscovered"|"suiteFailed"|"unitReport"|"leaseReturned"|"draining"|"suiteClosed"|"suiteReady"} [message] AgentMessage message
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an AgentMessage.
                 * @memberof shardrun.agent.v1
                 * @interface IAgentMessage
                 * @augments shardrun.agent.v1.AgentMessage.$Properties
                 * @deprecated Use shardrun.agent.v1.AgentMessage.$Properties instead.
                 */

                /**
                 * Narrowed shape of an AgentMessage.
                 * @typedef {{
                 *   register?: shardrun.agent.v1.Register.$Shape|null;
                 *   heartbeat?: shardrun.agent.v1.Heartbeat.$Shape|null;
                 *   suiteOpened?: shardrun.agent.v1.SuiteOpened.$Shape|null;
                 *   suiteDiscovered?: shardrun.agent.v1.SuiteDiscovered.$Shape|null;
                 *   suiteFailed?: shardrun.agent.v1.SuiteFailed.$Shape|null;
                 *   unitReport?: shardrun.agent.v1.UnitReport.$Shape|null;
                 *   leaseReturned?: shardrun.agent.v1.LeaseReturned.$Shape|null;
                 *   draining?: shardrun.agent.v1.Draining.$Shape|null;
                 *   suiteClosed?: shardrun.agent.v1.SuiteClosed.$Shape|null;
                 *   suiteReady?: shardrun.agent.v1.SuiteReady.$Shape|null;
                 *   $unknowns?: Array.<Uint8Array>;
                 * } & (
                 *   ({ message?: undefined; register?: null; heartbeat?: null; suiteOpened?: null; suiteDiscovered?: null; suiteFailed?: null; unitReport?: null; leaseReturned?: null; draining?: null; suiteClosed?: null; suiteReady?: null }|{ message?: "register"; register: shardrun.agent.v1.Register.$Shape; heartbeat?: null; suiteOpened?: null; suiteDiscovered?: null; suiteFailed?: null; unitReport?: null; leaseReturned?: null; draining?: null; suiteClosed?: null; suiteReady?: null }|{ message?: "heartbeat"; register?: null; heartbeat: shardrun.agent.v1.Heartbeat.$Shape; suiteOpened?: null; suiteDiscovered?: null; suiteFailed?: null; unitReport?: null; leaseReturned?: null; draining?: null; suiteClosed?: null; suiteReady?: null }|{ message?: "suiteOpened"; register?: null; heartbeat?: null; suiteOpened: shardrun.agent.v1.SuiteOpened.$Shape; suiteDiscovered?: null; suiteFailed?: null; unitReport?: null; leaseReturned?: null; draining?: null; suiteClosed?: null; suiteReady?: null }|{ message?: "suiteDiscovered"; register?: null; heartbeat?: null; suiteOpened?: null; suiteDiscovered: shardrun.agent.v1.SuiteDiscovered.$Shape; suiteFailed?: null; unitReport?: null; leaseReturned?: null; draining?: null; suiteClosed?: null; suiteReady?: null }|{ message?: "suiteFailed"; register?: null; heartbeat?: null; suiteOpened?: null; suiteDiscovered?: null; suiteFailed: shardrun.agent.v1.SuiteFailed.$Shape; unitReport?: null; leaseReturned?: null; draining?: null; suiteClosed?: null; suiteReady?: null }|{ message?: "unitReport"; register?: null; heartbeat?: null; suiteOpened?: null; suiteDiscovered?: null; suiteFailed?: null; unitReport: shardrun.agent.v1.UnitReport.$Shape; leaseReturned?: null; draining?: null; suiteClosed?: null; suiteReady?: null }|{ message?: "leaseReturned"; register?: null; heartbeat?: null; suiteOpened?: null; suiteDiscovered?: null; suiteFailed?: null; unitReport?: null; leaseReturned: shardrun.agent.v1.LeaseReturned.$Shape; draining?: null; suiteClosed?: null; suiteReady?: null }|{ message?: "draining"; register?: null; heartbeat?: null; suiteOpened?: null; suiteDiscovered?: null; suiteFailed?: null; unitReport?: null; leaseReturned?: null; draining: shardrun.agent.v1.Draining.$Shape; suiteClosed?: null; suiteReady?: null }|{ message?: "suiteClosed"; register?: null; heartbeat?: null; suiteOpened?: null; suiteDiscovered?: null; suiteFailed?: null; unitReport?: null; leaseReturned?: null; draining?: null; suiteClosed: shardrun.agent.v1.SuiteClosed.$Shape; suiteReady?: null }|{ message?: "suiteReady"; register?: null; heartbeat?: null; suiteOpened?: null; suiteDiscovered?: null; suiteFailed?: null; unitReport?: null; leaseReturned?: null; draining?: null; suiteClosed?: null; suiteReady: shardrun.agent.v1.SuiteReady.$Shape })
                 * )} shardrun.agent.v1.AgentMessage.$Shape
                 */

                /**
                 * Constructs a new AgentMessage.
                 * @memberof shardrun.agent.v1
                 * @classdesc Represents an AgentMessage.
                 * @constructor
                 * @param {shardrun.agent.v1.AgentMessage.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const AgentMessage = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * AgentMessage register.
                 * @member {shardrun.agent.v1.Register.$Properties|null|undefined} register
                 * @memberof shardrun.agent.v1.AgentMessage
                 * @instance
                 */
                AgentMessage.prototype.register = null;

                /**
                 * AgentMessage heartbeat.
                 * @member {shardrun.agent.v1.Heartbeat.$Properties|null|undefined} heartbeat
                 * @memberof shardrun.agent.v1.AgentMessage
                 * @instance
                 */
                AgentMessage.prototype.heartbeat = null;

                /**
                 * AgentMessage suiteOpened.
                 * @member {shardrun.agent.v1.SuiteOpened.$Properties|null|undefined} suiteOpened
                 * @memberof shardrun.agent.v1.AgentMessage
                 * @instance
                 */
                AgentMessage.prototype.suiteOpened = null;

                /**
                 * AgentMessage suiteDiscovered.
                 * @member {shardrun.agent.v1.SuiteDiscovered.$Properties|null|undefined} suiteDiscovered
                 * @memberof shardrun.agent.v1.AgentMessage
                 * @instance
                 */
                AgentMessage.prototype.suiteDiscovered = null;

                /**
                 * AgentMessage suiteFailed.
                 * @member {shardrun.agent.v1.SuiteFailed.$Properties|null|undefined} suiteFailed
                 * @memberof shardrun.agent.v1.AgentMessage
                 * @instance
                 */
                AgentMessage.prototype.suiteFailed = null;

                /**
                 * AgentMessage unitReport.
                 * @member {shardrun.agent.v1.UnitReport.$Properties|null|undefined} unitReport
                 * @memberof shardrun.agent.v1.AgentMessage
                 * @instance
                 */
                AgentMessage.prototype.unitReport = null;

                /**
                 * AgentMessage leaseReturned.
                 * @member {shardrun.agent.v1.LeaseReturned.$Properties|null|undefined} leaseReturned
                 * @memberof shardrun.agent.v1.AgentMessage
                 * @instance
                 */
                AgentMessage.prototype.leaseReturned = null;

                /**
                 * AgentMessage draining.
                 * @member {shardrun.agent.v1.Draining.$Properties|null|undefined} draining
                 * @memberof shardrun.agent.v1.AgentMessage
                 * @instance
                 */
                AgentMessage.prototype.draining = null;

                /**
                 * AgentMessage suiteClosed.
                 * @member {shardrun.agent.v1.SuiteClosed.$Properties|null|undefined} suiteClosed
                 * @memberof shardrun.agent.v1.AgentMessage
                 * @instance
                 */
                AgentMessage.prototype.suiteClosed = null;

                /**
                 * AgentMessage suiteReady.
                 * @member {shardrun.agent.v1.SuiteReady.$Properties|null|undefined} suiteReady
                 * @memberof shardrun.agent.v1.AgentMessage
                 * @instance
                 */
                AgentMessage.prototype.suiteReady = null;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                /**
                 * AgentMessage message.
                 * @member {"register"|"heartbeat"|"suiteOpened"|"suiteDiscovered"|"suiteFailed"|"unitReport"|"leaseReturned"|"draining"|"suiteClosed"|"suiteReady"|undefined} message
                 * @memberof shardrun.agent.v1.AgentMessage
                 * @instance
                 */
                $Object.defineProperty(AgentMessage.prototype, "message", {
                    get: $util.oneOfGetter($oneOfFields = ["register", "heartbeat", "suiteOpened", "suiteDiscovered", "suiteFailed", "unitReport", "leaseReturned", "draining", "suiteClosed", "suiteReady"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Creates a new AgentMessage instance using the specified properties.
                 * @function create
                 * @memberof shardrun.agent.v1.AgentMessage
                 * @static
                 * @param {shardrun.agent.v1.AgentMessage.$Properties=} [properties] Properties to set
                 * @returns {shardrun.agent.v1.AgentMessage} AgentMessage instance
                 * @type {{
                 *   (properties: shardrun.agent.v1.AgentMessage.$Shape): shardrun.agent.v1.AgentMessage & shardrun.agent.v1.AgentMessage.$Shape;
                 *   (properties?: shardrun.agent.v1.AgentMessage.$Properties): shardrun.agent.v1.AgentMessage;
                 * }}
                 */
                AgentMessage.create = function(properties) {
                    return new AgentMessage(properties);
                };

                /**
                 * Encodes the specified AgentMessage message. Does not implicitly {@link shardrun.agent.v1.AgentMessage.verify|verify} messages.
                 * @function encode
                 * @memberof shardrun.agent.v1.AgentMessage
                 * @static
                 * @param {shardrun.agent.v1.AgentMessage.$Properties} message AgentMessage message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                AgentMessage.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.register != null && $Object.hasOwnProperty.call(message, "register"))
                        $root.shardrun.agent.v1.Register.encode(message.register, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.heartbeat != null && $Object.hasOwnProperty.call(message, "heartbeat"))
                        $root.shardrun.agent.v1.Heartbeat.encode(message.heartbeat, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.suiteOpened != null && $Object.hasOwnProperty.call(message, "suiteOpened"))
                        $root.shardrun.agent.v1.SuiteOpened.encode(message.suiteOpened, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                    if (message.suiteDiscovered != null && $Object.hasOwnProperty.call(message, "suiteDiscovered"))
                        $root.shardrun.agent.v1.SuiteDiscovered.encode(message.suiteDiscovered, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                    if (message.suiteFailed != null && $Object.hasOwnProperty.call(message, "suiteFailed"))
                        $root.shardrun.agent.v1.SuiteFailed.encode(message.suiteFailed, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                    if (message.unitReport != null && $Object.hasOwnProperty.call(message, "unitReport"))
                        $root.shardrun.agent.v1.UnitReport.encode(message.unitReport, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                    if (message.leaseReturned != null && $Object.hasOwnProperty.call(message, "leaseReturned"))
                        $root.shardrun.agent.v1.LeaseReturned.encode(message.leaseReturned, writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
                    if (message.draining != null && $Object.hasOwnProperty.call(message, "draining"))
                        $root.shardrun.agent.v1.Draining.encode(message.draining, writer.uint32(/* id 8, wireType 2 =*/66).fork(), _depth + 1).ldelim();
                    if (message.suiteClosed != null && $Object.hasOwnProperty.call(message, "suiteClosed"))
                        $root.shardrun.agent.v1.SuiteClosed.encode(message.suiteClosed, writer.uint32(/* id 9, wireType 2 =*/74).fork(), _depth + 1).ldelim();
                    if (message.suiteReady != null && $Object.hasOwnProperty.call(message, "suiteReady"))
                        $root.shardrun.agent.v1.SuiteReady.encode(message.suiteReady, writer.uint32(/* id 10, wireType 2 =*/82).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Encodes the specified AgentMessage message, length delimited. Does not implicitly {@link shardrun.agent.v1.AgentMessage.verify|verify} messages.
                 * @function encodeDelimited
                 * @memberof shardrun.agent.v1.AgentMessage
                 * @static
                 * @param {shardrun.agent.v1.AgentMessage.$Properties} message AgentMessage message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                AgentMessage.encodeDelimited = function(message, writer) {
                    return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
                };

                /**
                 * Decodes an AgentMessage message from the specified reader or buffer.
                 * @function decode
                 * @memberof shardrun.agent.v1.AgentMessage
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.AgentMessage & shardrun.agent.v1.AgentMessage.$Shape} AgentMessage
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                AgentMessage.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.shardrun.agent.v1.AgentMessage();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.register = $root.shardrun.agent.v1.Register.decode(reader, reader.size(), $undefined, _depth + 1, message.register);
                                message.message = "register";
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.heartbeat = $root.shardrun.agent.v1.Heartbeat.decode(reader, reader.size(), $undefined, _depth + 1, message.heartbeat);
                                message.message = "heartbeat";
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                message.suiteOpened = $root.shardrun.agent.v1.SuiteOpened.decode(reader, reader.size(), $undefined, _depth + 1, message.suiteOpened);
                                message.message = "suiteOpened";
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                message.suiteDiscovered = $root.shardrun.agent.v1.SuiteDiscovered.decode(reader, reader.size(), $undefined, _depth + 1, message.suiteDiscovered);
                                message.message = "suiteDiscovered";
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                message.suiteFailed = $root.shardrun.agent.v1.SuiteFailed.decode(reader, reader.size(), $undefined, _depth + 1, message.suiteFailed);
                                message.message = "suiteFailed";
                                continue;
                            }
                        case 6: {
                                if (wireType !== 2)
                                    break;
                                message.unitReport = $root.shardrun.agent.v1.UnitReport.decode(reader, reader.size(), $undefined, _depth + 1, message.unitReport);
                                message.message = "unitReport";
                                continue;
                            }
                        case 7: {
                                if (wireType !== 2)
                                    break;
                                message.leaseReturned = $root.shardrun.agent.v1.LeaseReturned.decode(reader, reader.size(), $undefined, _depth + 1, message.leaseReturned);
                                message.message = "leaseReturned";
                                continue;
                            }
                        case 8: {
                                if (wireType !== 2)
                                    break;
                                message.draining = $root.shardrun.agent.v1.Draining.decode(reader, reader.size(), $undefined, _depth + 1, message.draining);
                                message.message = "draining";
                                continue;
                            }
                        case 9: {
                                if (wireType !== 2)
                                    break;
                                message.suiteClosed = $root.shardrun.agent.v1.SuiteClosed.decode(reader, reader.size(), $undefined, _depth + 1, message.suiteClosed);
                                message.message = "suiteClosed";
                                continue;
                            }
                        case 10: {
                                if (wireType !== 2)
                                    break;
                                message.suiteReady = $root.shardrun.agent.v1.SuiteReady.decode(reader, reader.size(), $undefined, _depth + 1, message.suiteReady);
                                message.message = "suiteReady";
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Decodes an AgentMessage message from the specified reader or buffer, length delimited.
                 * @function decodeDelimited
                 * @memberof shardrun.agent.v1.AgentMessage
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.AgentMessage & shardrun.agent.v1.AgentMessage.$Shape} AgentMessage
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                AgentMessage.decodeDelimited = function(reader) {
                    if (!(reader instanceof $Reader))
                        reader = new $Reader(reader);
                    return this.decode(reader, reader.size());
                };

                /**
                 * Verifies an AgentMessage message.
                 * @function verify
                 * @memberof shardrun.agent.v1.AgentMessage
                 * @static
                 * @param {Object.<string,*>} message Plain object to verify
                 * @returns {string|null} `null` if valid, otherwise the reason why it is not
                 */
                AgentMessage.verify = function (message, _depth) {
                    if (typeof message !== "object" || message === null)
                        return "object expected";
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        return "max depth exceeded";
                    let properties = {};
                    if (message.register != null && $Object.hasOwnProperty.call(message, "register")) {
                        properties.message = 1;
                        {
                            let error = $root.shardrun.agent.v1.Register.verify(message.register, _depth + 1);
                            if (error)
                                return "register." + error;
                        }
                    }
                    if (message.heartbeat != null && $Object.hasOwnProperty.call(message, "heartbeat")) {
                        if (properties.message === 1)
                            return "message: multiple values";
                        properties.message = 1;
                        {
                            let error = $root.shardrun.agent.v1.Heartbeat.verify(message.heartbeat, _depth + 1);
                            if (error)
                                return "heartbeat." + error;
                        }
                    }
                    if (message.suiteOpened != null && $Object.hasOwnProperty.call(message, "suiteOpened")) {
                        if (properties.message === 1)
                            return "message: multiple values";
                        properties.message = 1;
                        {
                            let error = $root.shardrun.agent.v1.SuiteOpened.verify(message.suiteOpened, _depth + 1);
                            if (error)
                                return "suiteOpened." + error;
                        }
                    }
                    if (message.suiteDiscovered != null && $Object.hasOwnProperty.call(message, "suiteDiscovered")) {
                        if (properties.message === 1)
                            return "message: multiple values";
                        properties.message = 1;
                        {
                            let error = $root.shardrun.agent.v1.SuiteDiscovered.verify(message.suiteDiscovered, _depth + 1);
                            if (error)
                                return "suiteDiscovered." + error;
                        }
                    }
                    if (message.suiteFailed != null && $Object.hasOwnProperty.call(message, "suiteFailed")) {
                        if (properties.message === 1)
                            return "message: multiple values";
                        properties.message = 1;
                        {
                            let error = $root.shardrun.agent.v1.SuiteFailed.verify(message.suiteFailed, _depth + 1);
                            if (error)
                                return "suiteFailed." + error;
                        }
                    }
                    if (message.unitReport != null && $Object.hasOwnProperty.call(message, "unitReport")) {
                        if (properties.message === 1)
                            return "message: multiple values";
                        properties.message = 1;
                        {
                            let error = $root.shardrun.agent.v1.UnitReport.verify(message.unitReport, _depth + 1);
                            if (error)
                                return "unitReport." + error;
                        }
                    }
                    if (message.leaseReturned != null && $Object.hasOwnProperty.call(message, "leaseReturned")) {
                        if (properties.message === 1)
                            return "message: multiple values";
                        properties.message = 1;
                        {
                            let error = $root.shardrun.agent.v1.LeaseReturned.verify(message.leaseReturned, _depth + 1);
                            if (error)
                                return "leaseReturned." + error;
                        }
                    }
                    if (message.draining != null && $Object.hasOwnProperty.call(message, "draining")) {
                        if (properties.message === 1)
                            return "message: multiple values";
                        properties.message = 1;
                        {
                            let error = $root.shardrun.agent.v1.Draining.verify(message.draining, _depth + 1);
                            if (error)
                                return "draining." + error;
                        }
                    }
                    if (message.suiteClosed != null && $Object.hasOwnProperty.call(message, "suiteClosed")) {
                        if (properties.message === 1)
                            return "message: multiple values";
                        properties.message = 1;
                        {
                            let error = $root.shardrun.agent.v1.SuiteClosed.verify(message.suiteClosed, _depth + 1);
                            if (error)
                                return "suiteClosed." + error;
                        }
                    }
                    if (message.suiteReady != null && $Object.hasOwnProperty.call(message, "suiteReady")) {
                        if (properties.message === 1)
                            return "message: multiple values";
                        properties.message = 1;
                        {
                            let error = $root.shardrun.agent.v1.SuiteReady.verify(message.suiteReady, _depth + 1);
                            if (error)
                                return "suiteReady." + error;
                        }
                    }
                    return null;
                };

                /**
                 * Creates an AgentMessage message from a plain object. Also converts values to their respective internal types.
                 * @function fromObject
                 * @memberof shardrun.agent.v1.AgentMessage
                 * @static
                 * @param {Object.<string,*>} object Plain object
                 * @returns {shardrun.agent.v1.AgentMessage} AgentMessage
                 */
                AgentMessage.fromObject = function (object, _depth) {
                    if (object instanceof $root.shardrun.agent.v1.AgentMessage)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".shardrun.agent.v1.AgentMessage: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.shardrun.agent.v1.AgentMessage();
                    if (object.register != null) {
                        if (!$util.isObject(object.register))
                            throw $TypeError(".shardrun.agent.v1.AgentMessage.register: object expected");
                        message.register = $root.shardrun.agent.v1.Register.fromObject(object.register, _depth + 1);
                    }
                    if (object.heartbeat != null) {
                        if (!$util.isObject(object.heartbeat))
                            throw $TypeError(".shardrun.agent.v1.AgentMessage.heartbeat: object expected");
                        message.heartbeat = $root.shardrun.agent.v1.Heartbeat.fromObject(object.heartbeat, _depth + 1);
                    }
                    if (object.suiteOpened != null) {
                        if (!$util.isObject(object.suiteOpened))
                            throw $TypeError(".shardrun.agent.v1.AgentMessage.suiteOpened: object expected");
                        message.suiteOpened = $root.shardrun.agent.v1.SuiteOpened.fromObject(object.suiteOpened, _depth + 1);
                    }
                    if (object.suiteDiscovered != null) {
                        if (!$util.isObject(object.suiteDiscovered))
                            throw $TypeError(".shardrun.agent.v1.AgentMessage.suiteDiscovered: object expected");
                        message.suiteDiscovered = $root.shardrun.agent.v1.SuiteDiscovered.fromObject(object.suiteDiscovered, _depth + 1);
                    }
                    if (object.suiteFailed != null) {
                        if (!$util.isObject(object.suiteFailed))
                            throw $TypeError(".shardrun.agent.v1.AgentMessage.suiteFailed: object expected");
                        message.suiteFailed = $root.shardrun.agent.v1.SuiteFailed.fromObject(object.suiteFailed, _depth + 1);
                    }
                    if (object.unitReport != null) {
                        if (!$util.isObject(object.unitReport))
                            throw $TypeError(".shardrun.agent.v1.AgentMessage.unitReport: object expected");
                        message.unitReport = $root.shardrun.agent.v1.UnitReport.fromObject(object.unitReport, _depth + 1);
                    }
                    if (object.leaseReturned != null) {
                        if (!$util.isObject(object.leaseReturned))
                            throw $TypeError(".shardrun.agent.v1.AgentMessage.leaseReturned: object expected");
                        message.leaseReturned = $root.shardrun.agent.v1.LeaseReturned.fromObject(object.leaseReturned, _depth + 1);
                    }
                    if (object.draining != null) {
                        if (!$util.isObject(object.draining))
                            throw $TypeError(".shardrun.agent.v1.AgentMessage.draining: object expected");
                        message.draining = $root.shardrun.agent.v1.Draining.fromObject(object.draining, _depth + 1);
                    }
                    if (object.suiteClosed != null) {
                        if (!$util.isObject(object.suiteClosed))
                            throw $TypeError(".shardrun.agent.v1.AgentMessage.suiteClosed: object expected");
                        message.suiteClosed = $root.shardrun.agent.v1.SuiteClosed.fromObject(object.suiteClosed, _depth + 1);
                    }
                    if (object.suiteReady != null) {
                        if (!$util.isObject(object.suiteReady))
                            throw $TypeError(".shardrun.agent.v1.AgentMessage.suiteReady: object expected");
                        message.suiteReady = $root.shardrun.agent.v1.SuiteReady.fromObject(object.suiteReady, _depth + 1);
                    }
                    return message;
                };

                /**
                 * Creates a plain object from an AgentMessage message. Also converts values to other types if specified.
                 * @function toObject
                 * @memberof shardrun.agent.v1.AgentMessage
                 * @static
                 * @param {shardrun.agent.v1.AgentMessage} message AgentMessage
                 * @param {$protobuf.IConversionOptions} [options] Conversion options
                 * @returns {Object.<string,*>} Plain object
                 */
                AgentMessage.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (message.register != null && $Object.hasOwnProperty.call(message, "register")) {
                        object.register = $root.shardrun.agent.v1.Register.toObject(message.register, options, _depth + 1);
                        if (options.oneofs)
                            object.message = "register";
                    }
                    if (message.heartbeat != null && $Object.hasOwnProperty.call(message, "heartbeat")) {
                        object.heartbeat = $root.shardrun.agent.v1.Heartbeat.toObject(message.heartbeat, options, _depth + 1);
                        if (options.oneofs)
                            object.message = "heartbeat";
                    }
                    if (message.suiteOpened != null && $Object.hasOwnProperty.call(message, "suiteOpened")) {
                        object.suiteOpened = $root.shardrun.agent.v1.SuiteOpened.toObject(message.suiteOpened, options, _depth + 1);
                        if (options.oneofs)
                            object.message = "suiteOpened";
                    }
                    if (message.suiteDiscovered != null && $Object.hasOwnProperty.call(message, "suiteDiscovered")) {
                        object.suiteDiscovered = $root.shardrun.agent.v1.SuiteDiscovered.toObject(message.suiteDiscovered, options, _depth + 1);
                        if (options.oneofs)
                            object.message = "suiteDiscovered";
                    }
                    if (message.suiteFailed != null && $Object.hasOwnProperty.call(message, "suiteFailed")) {
                        object.suiteFailed = $root.shardrun.agent.v1.SuiteFailed.toObject(message.suiteFailed, options, _depth + 1);
                        if (options.oneofs)
                            object.message = "suiteFailed";
                    }
                    if (message.unitReport != null && $Object.hasOwnProperty.call(message, "unitReport")) {
                        object.unitReport = $root.shardrun.agent.v1.UnitReport.toObject(message.unitReport, options, _depth + 1);
                        if (options.oneofs)
                            object.message = "unitReport";
                    }
                    if (message.leaseReturned != null && $Object.hasOwnProperty.call(message, "leaseReturned")) {
                        object.leaseReturned = $root.shardrun.agent.v1.LeaseReturned.toObject(message.leaseReturned, options, _depth + 1);
                        if (options.oneofs)
                            object.message = "leaseReturned";
                    }
                    if (message.draining != null && $Object.hasOwnProperty.call(message, "draining")) {
                        object.draining = $root.shardrun.agent.v1.Draining.toObject(message.draining, options, _depth + 1);
                        if (options.oneofs)
                            object.message = "draining";
                    }
                    if (message.suiteClosed != null && $Object.hasOwnProperty.call(message, "suiteClosed")) {
                        object.suiteClosed = $root.shardrun.agent.v1.SuiteClosed.toObject(message.suiteClosed, options, _depth + 1);
                        if (options.oneofs)
                            object.message = "suiteClosed";
                    }
                    if (message.suiteReady != null && $Object.hasOwnProperty.call(message, "suiteReady")) {
                        object.suiteReady = $root.shardrun.agent.v1.SuiteReady.toObject(message.suiteReady, options, _depth + 1);
                        if (options.oneofs)
                            object.message = "suiteReady";
                    }
                    return object;
                };

                /**
                 * Converts this AgentMessage to JSON.
                 * @function toJSON
                 * @memberof shardrun.agent.v1.AgentMessage
                 * @instance
                 * @returns {Object.<string,*>} JSON object
                 */
                AgentMessage.prototype.toJSON = function() {
                    return AgentMessage.toObject(this, $protobuf.util.toJSONOptions);
                };

                /**
                 * Gets the type url for AgentMessage
                 * @function getTypeUrl
                 * @memberof shardrun.agent.v1.AgentMessage
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                AgentMessage.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/shardrun.agent.v1.AgentMessage";
                };

                return AgentMessage;
            })();

            v1.CoordinatorMessage = (function() {

                /**
                 * Properties of a CoordinatorMessage.
                 * @typedef {Object} shardrun.agent.v1.CoordinatorMessage.$Properties
                 * @property {shardrun.agent.v1.Welcome.$Properties|null} [welcome] CoordinatorMessage welcome
                 * @property {shardrun.agent.v1.OpenSuite.$Properties|null} [openSuite] CoordinatorMessage openSuite
                 * @property {shardrun.agent.v1.DiscoverSuite.$Properties|null} [discoverSuite] CoordinatorMessage discoverSuite
                 * @property {shardrun.agent.v1.PrepareSuite.$Properties|null} [prepareSuite] CoordinatorMessage prepareSuite
                 * @property {shardrun.agent.v1.GrantLease.$Properties|null} [grantLease] CoordinatorMessage grantLease
                 * @property {shardrun.agent.v1.RecallLease.$Properties|null} [recallLease] CoordinatorMessage recallLease
                 * @property {shardrun.agent.v1.CancelLease.$Properties|null} [cancelLease] CoordinatorMessage cancelLease
                 * @property {shardrun.agent.v1.CloseSuite.$Properties|null} [closeSuite] CoordinatorMessage closeSuite
                 * @property {shardrun.agent.v1.DrainAgent.$Properties|null} [drainAgent] CoordinatorMessage drainAgent
                 * @property {shardrun.agent.v1.ReportAck.$Properties|null} [reportAck] CoordinatorMessage reportAck
                 * @property {"welcome"|"openSuite"|"discoverSuite"|"prepareSuite"|"grantLease"|"recallLease"|"cancelLease"|"closeSuite"|"drainAgent"|"reportAck"} [message] CoordinatorMessage message
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a CoordinatorMessage.
                 * @memberof shardrun.agent.v1
                 * @interface ICoordinatorMessage
                 * @augments shardrun.agent.v1.CoordinatorMessage.$Properties
                 * @deprecated Use shardrun.agent.v1.CoordinatorMessage.$Properties instead.
                 */

                /**
                 * Narrowed shape of a CoordinatorMessage.
                 * @typedef {{
                 *   welcome?: shardrun.agent.v1.Welcome.$Shape|null;
                 *   openSuite?: shardrun.agent.v1.OpenSuite.$Shape|null;
                 *   discoverSuite?: shardrun.agent.v1.DiscoverSuite.$Shape|null;
                 *   prepareSuite?: shardrun.agent.v1.PrepareSuite.$Shape|null;
                 *   grantLease?: shardrun.agent.v1.GrantLease.$Shape|null;
                 *   recallLease?: shardrun.agent.v1.RecallLease.$Shape|null;
                 *   cancelLease?: shardrun.agent.v1.CancelLease.$Shape|null;
                 *   closeSuite?: shardrun.agent.v1.CloseSuite.$Shape|null;
                 *   drainAgent?: shardrun.agent.v1.DrainAgent.$Shape|null;
                 *   reportAck?: shardrun.agent.v1.ReportAck.$Shape|null;
                 *   $unknowns?: Array.<Uint8Array>;
                 * } & (
                 *   ({ message?: undefined; welcome?: null; openSuite?: null; discoverSuite?: null; prepareSuite?: null; grantLease?: null; recallLease?: null; cancelLease?: null; closeSuite?: null; drainAgent?: null; reportAck?: null }|{ message?: "welcome"; welcome: shardrun.agent.v1.Welcome.$Shape; openSuite?: null; discoverSuite?: null; prepareSuite?: null; grantLease?: null; recallLease?: null; cancelLease?: null; closeSuite?: null; drainAgent?: null; reportAck?: null }|{ message?: "openSuite"; welcome?: null; openSuite: shardrun.agent.v1.OpenSuite.$Shape; discoverSuite?: null; prepareSuite?: null; grantLease?: null; recallLease?: null; cancelLease?: null; closeSuite?: null; drainAgent?: null; reportAck?: null }|{ message?: "discoverSuite"; welcome?: null; openSuite?: null; discoverSuite: shardrun.agent.v1.DiscoverSuite.$Shape; prepareSuite?: null; grantLease?: null; recallLease?: null; cancelLease?: null; closeSuite?: null; drainAgent?: null; reportAck?: null }|{ message?: "prepareSuite"; welcome?: null; openSuite?: null; discoverSuite?: null; prepareSuite: shardrun.agent.v1.PrepareSuite.$Shape; grantLease?: null; recallLease?: null; cancelLease?: null; closeSuite?: null; drainAgent?: null; reportAck?: null }|{ message?: "grantLease"; welcome?: null; openSuite?: null; discoverSuite?: null; prepareSuite?: null; grantLease: shardrun.agent.v1.GrantLease.$Shape; recallLease?: null; cancelLease?: null; closeSuite?: null; drainAgent?: null; reportAck?: null }|{ message?: "recallLease"; welcome?: null; openSuite?: null; discoverSuite?: null; prepareSuite?: null; grantLease?: null; recallLease: shardrun.agent.v1.RecallLease.$Shape; cancelLease?: null; closeSuite?: null; drainAgent?: null; reportAck?: null }|{ message?: "cancelLease"; welcome?: null; openSuite?: null; discoverSuite?: null; prepareSuite?: null; grantLease?: null; recallLease?: null; cancelLease: shardrun.agent.v1.CancelLease.$Shape; closeSuite?: null; drainAgent?: null; reportAck?: null }|{ message?: "closeSuite"; welcome?: null; openSuite?: null; discoverSuite?: null; prepareSuite?: null; grantLease?: null; recallLease?: null; cancelLease?: null; closeSuite: shardrun.agent.v1.CloseSuite.$Shape; drainAgent?: null; reportAck?: null }|{ message?: "drainAgent"; welcome?: null; openSuite?: null; discoverSuite?: null; prepareSuite?: null; grantLease?: null; recallLease?: null; cancelLease?: null; closeSuite?: null; drainAgent: shardrun.agent.v1.DrainAgent.$Shape; reportAck?: null }|{ message?: "reportAck"; welcome?: null; openSuite?: null; discoverSuite?: null; prepareSuite?: null; grantLease?: null; recallLease?: null; cancelLease?: null; closeSuite?: null; drainAgent?: null; reportAck: shardrun.agent.v1.ReportAck.$Shape })
                 * )} shardrun.agent.v1.CoordinatorMessage.$Shape
                 */

                /**
                 * Constructs a new CoordinatorMessage.
                 * @memberof shardrun.agent.v1
                 * @classdesc Represents a CoordinatorMessage.
                 * @constructor
                 * @param {shardrun.agent.v1.CoordinatorMessage.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const CoordinatorMessage = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * CoordinatorMessage welcome.
                 * @member {shardrun.agent.v1.Welcome.$Properties|null|undefined} welcome
                 * @memberof shardrun.agent.v1.CoordinatorMessage
                 * @instance
                 */
                CoordinatorMessage.prototype.welcome = null;

                /**
                 * CoordinatorMessage openSuite.
                 * @member {shardrun.agent.v1.OpenSuite.$Properties|null|undefined} openSuite
                 * @memberof shardrun.agent.v1.CoordinatorMessage
                 * @instance
                 */
                CoordinatorMessage.prototype.openSuite = null;

                /**
                 * CoordinatorMessage discoverSuite.
                 * @member {shardrun.agent.v1.DiscoverSuite.$Properties|null|undefined} discoverSuite
                 * @memberof shardrun.agent.v1.CoordinatorMessage
                 * @instance
                 */
                CoordinatorMessage.prototype.discoverSuite = null;

                /**
                 * CoordinatorMessage prepareSuite.
                 * @member {shardrun.agent.v1.PrepareSuite.$Properties|null|undefined} prepareSuite
                 * @memberof shardrun.agent.v1.CoordinatorMessage
                 * @instance
                 */
                CoordinatorMessage.prototype.prepareSuite = null;

                /**
                 * CoordinatorMessage grantLease.
                 * @member {shardrun.agent.v1.GrantLease.$Properties|null|undefined} grantLease
                 * @memberof shardrun.agent.v1.CoordinatorMessage
                 * @instance
                 */
                CoordinatorMessage.prototype.grantLease = null;

                /**
                 * CoordinatorMessage recallLease.
                 * @member {shardrun.agent.v1.RecallLease.$Properties|null|undefined} recallLease
                 * @memberof shardrun.agent.v1.CoordinatorMessage
                 * @instance
                 */
                CoordinatorMessage.prototype.recallLease = null;

                /**
                 * CoordinatorMessage cancelLease.
                 * @member {shardrun.agent.v1.CancelLease.$Properties|null|undefined} cancelLease
                 * @memberof shardrun.agent.v1.CoordinatorMessage
                 * @instance
                 */
                CoordinatorMessage.prototype.cancelLease = null;

                /**
                 * CoordinatorMessage closeSuite.
                 * @member {shardrun.agent.v1.CloseSuite.$Properties|null|undefined} closeSuite
                 * @memberof shardrun.agent.v1.CoordinatorMessage
                 * @instance
                 */
                CoordinatorMessage.prototype.closeSuite = null;

                /**
                 * CoordinatorMessage drainAgent.
                 * @member {shardrun.agent.v1.DrainAgent.$Properties|null|undefined} drainAgent
                 * @memberof shardrun.agent.v1.CoordinatorMessage
                 * @instance
                 */
                CoordinatorMessage.prototype.drainAgent = null;

                /**
                 * CoordinatorMessage reportAck.
                 * @member {shardrun.agent.v1.ReportAck.$Properties|null|undefined} reportAck
                 * @memberof shardrun.agent.v1.CoordinatorMessage
                 * @instance
                 */
                CoordinatorMessage.prototype.reportAck = null;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                /**
                 * CoordinatorMessage message.
                 * @member {"welcome"|"openSuite"|"discoverSuite"|"prepareSuite"|"grantLease"|"recallLease"|"cancelLease"|"closeSuite"|"drainAgent"|"reportAck"|undefined} message
                 * @memberof shardrun.agent.v1.CoordinatorMessage
                 * @instance
                 */
                $Object.defineProperty(CoordinatorMessage.prototype, "message", {
                    get: $util.oneOfGetter($oneOfFields = ["welcome", "openSuite", "discoverSuite", "prepareSuite", "grantLease", "recallLease", "cancelLease", "closeSuite", "drainAgent", "reportAck"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Creates a new CoordinatorMessage instance using the specified properties.
                 * @function create
                 * @memberof shardrun.agent.v1.CoordinatorMessage
                 * @static
                 * @param {shardrun.agent.v1.CoordinatorMessage.$Properties=} [properties] Properties to set
                 * @returns {shardrun.agent.v1.CoordinatorMessage} CoordinatorMessage instance
                 * @type {{
                 *   (properties: shardrun.agent.v1.CoordinatorMessage.$Shape): shardrun.agent.v1.CoordinatorMessage & shardrun.agent.v1.CoordinatorMessage.$Shape;
                 *   (properties?: shardrun.agent.v1.CoordinatorMessage.$Properties): shardrun.agent.v1.CoordinatorMessage;
                 * }}
                 */
                CoordinatorMessage.create = function(properties) {
                    return new CoordinatorMessage(properties);
                };

                /**
                 * Encodes the specified CoordinatorMessage message. Does not implicitly {@link shardrun.agent.v1.CoordinatorMessage.verify|verify} messages.
                 * @function encode
                 * @memberof shardrun.agent.v1.CoordinatorMessage
                 * @static
                 * @param {shardrun.agent.v1.CoordinatorMessage.$Properties} message CoordinatorMessage message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                CoordinatorMessage.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.welcome != null && $Object.hasOwnProperty.call(message, "welcome"))
                        $root.shardrun.agent.v1.Welcome.encode(message.welcome, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.openSuite != null && $Object.hasOwnProperty.call(message, "openSuite"))
                        $root.shardrun.agent.v1.OpenSuite.encode(message.openSuite, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.discoverSuite != null && $Object.hasOwnProperty.call(message, "discoverSuite"))
                        $root.shardrun.agent.v1.DiscoverSuite.encode(message.discoverSuite, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                    if (message.prepareSuite != null && $Object.hasOwnProperty.call(message, "prepareSuite"))
                        $root.shardrun.agent.v1.PrepareSuite.encode(message.prepareSuite, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                    if (message.grantLease != null && $Object.hasOwnProperty.call(message, "grantLease"))
                        $root.shardrun.agent.v1.GrantLease.encode(message.grantLease, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                    if (message.recallLease != null && $Object.hasOwnProperty.call(message, "recallLease"))
                        $root.shardrun.agent.v1.RecallLease.encode(message.recallLease, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                    if (message.cancelLease != null && $Object.hasOwnProperty.call(message, "cancelLease"))
                        $root.shardrun.agent.v1.CancelLease.encode(message.cancelLease, writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
                    if (message.closeSuite != null && $Object.hasOwnProperty.call(message, "closeSuite"))
                        $root.shardrun.agent.v1.CloseSuite.encode(message.closeSuite, writer.uint32(/* id 8, wireType 2 =*/66).fork(), _depth + 1).ldelim();
                    if (message.drainAgent != null && $Object.hasOwnProperty.call(message, "drainAgent"))
                        $root.shardrun.agent.v1.DrainAgent.encode(message.drainAgent, writer.uint32(/* id 9, wireType 2 =*/74).fork(), _depth + 1).ldelim();
                    if (message.reportAck != null && $Object.hasOwnProperty.call(message, "reportAck"))
                        $root.shardrun.agent.v1.ReportAck.encode(message.reportAck, writer.uint32(/* id 10, wireType 2 =*/82).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Encodes the specified CoordinatorMessage message, length delimited. Does not implicitly {@link shardrun.agent.v1.CoordinatorMessage.verify|verify} messages.
                 * @function encodeDelimited
                 * @memberof shardrun.agent.v1.CoordinatorMessage
                 * @static
                 * @param {shardrun.agent.v1.CoordinatorMessage.$Properties} message CoordinatorMessage message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                CoordinatorMessage.encodeDelimited = function(message, writer) {
                    return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
                };

                /**
                 * Decodes a CoordinatorMessage message from the specified reader or buffer.
                 * @function decode
                 * @memberof shardrun.agent.v1.CoordinatorMessage
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.CoordinatorMessage & shardrun.agent.v1.CoordinatorMessage.$Shape} CoordinatorMessage
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                CoordinatorMessage.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.shardrun.agent.v1.CoordinatorMessage();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.welcome = $root.shardrun.agent.v1.Welcome.decode(reader, reader.size(), $undefined, _depth + 1, message.welcome);
                                message.message = "welcome";
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.openSuite = $root.shardrun.agent.v1.OpenSuite.decode(reader, reader.size(), $undefined, _depth + 1, message.openSuite);
                                message.message = "openSuite";
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                message.discoverSuite = $root.shardrun.agent.v1.DiscoverSuite.decode(reader, reader.size(), $undefined, _depth + 1, message.discoverSuite);
                                message.message = "discoverSuite";
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                message.prepareSuite = $root.shardrun.agent.v1.PrepareSuite.decode(reader, reader.size(), $undefined, _depth + 1, message.prepareSuite);
                                message.message = "prepareSuite";
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                message.grantLease = $root.shardrun.agent.v1.GrantLease.decode(reader, reader.size(), $undefined, _depth + 1, message.grantLease);
                                message.message = "grantLease";
                                continue;
                            }
                        case 6: {
                                if (wireType !== 2)
                                    break;
                                message.recallLease = $root.shardrun.agent.v1.RecallLease.decode(reader, reader.size(), $undefined, _depth + 1, message.recallLease);
                                message.message = "recallLease";
                                continue;
                            }
                        case 7: {
                                if (wireType !== 2)
                                    break;
                                message.cancelLease = $root.shardrun.agent.v1.CancelLease.decode(reader, reader.size(), $undefined, _depth + 1, message.cancelLease);
                                message.message = "cancelLease";
                                continue;
                            }
                        case 8: {
                                if (wireType !== 2)
                                    break;
                                message.closeSuite = $root.shardrun.agent.v1.CloseSuite.decode(reader, reader.size(), $undefined, _depth + 1, message.closeSuite);
                                message.message = "closeSuite";
                                continue;
                            }
                        case 9: {
                                if (wireType !== 2)
                                    break;
                                message.drainAgent = $root.shardrun.agent.v1.DrainAgent.decode(reader, reader.size(), $undefined, _depth + 1, message.drainAgent);
                                message.message = "drainAgent";
                                continue;
                            }
                        case 10: {
                                if (wireType !== 2)
                                    break;
                                message.reportAck = $root.shardrun.agent.v1.ReportAck.decode(reader, reader.size(), $undefined, _depth + 1, message.reportAck);
                                message.message = "reportAck";
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Decodes a CoordinatorMessage message from the specified reader or buffer, length delimited.
                 * @function decodeDelimited
                 * @memberof shardrun.agent.v1.CoordinatorMessage
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.CoordinatorMessage & shardrun.agent.v1.CoordinatorMessage.$Shape} CoordinatorMessage
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                CoordinatorMessage.decodeDelimited = function(reader) {
                    if (!(reader instanceof $Reader))
                        reader = new $Reader(reader);
                    return this.decode(reader, reader.size());
                };

                /**
                 * Verifies a CoordinatorMessage message.
                 * @function verify
                 * @memberof shardrun.agent.v1.CoordinatorMessage
                 * @static
                 * @param {Object.<string,*>} message Plain object to verify
                 * @returns {string|null} `null` if valid, otherwise the reason why it is not
                 */
                CoordinatorMessage.verify = function (message, _depth) {
                    if (typeof message !== "object" || message === null)
                        return "object expected";
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        return "max depth exceeded";
                    let properties = {};
                    if (message.welcome != null && $Object.hasOwnProperty.call(message, "welcome")) {
                        properties.message = 1;
                        {
                            let error = $root.shardrun.agent.v1.Welcome.verify(message.welcome, _depth + 1);
                            if (error)
                                return "welcome." + error;
                        }
                    }
                    if (message.openSuite != null && $Object.hasOwnProperty.call(message, "openSuite")) {
                        if (properties.message === 1)
                            return "message: multiple values";
                        properties.message = 1;
                        {
                            let error = $root.shardrun.agent.v1.OpenSuite.verify(message.openSuite, _depth + 1);
                            if (error)
                                return "openSuite." + error;
                        }
                    }
                    if (message.discoverSuite != null && $Object.hasOwnProperty.call(message, "discoverSuite")) {
                        if (properties.message === 1)
                            return "message: multiple values";
                        properties.message = 1;
                        {
                            let error = $root.shardrun.agent.v1.DiscoverSuite.verify(message.discoverSuite, _depth + 1);
                            if (error)
                                return "discoverSuite." + error;
                        }
                    }
                    if (message.prepareSuite != null && $Object.hasOwnProperty.call(message, "prepareSuite")) {
                        if (properties.message === 1)
                            return "message: multiple values";
                        properties.message = 1;
                        {
                            let error = $root.shardrun.agent.v1.PrepareSuite.verify(message.prepareSuite, _depth + 1);
                            if (error)
                                return "prepareSuite." + error;
                        }
                    }
                    if (message.grantLease != null && $Object.hasOwnProperty.call(message, "grantLease")) {
                        if (properties.message === 1)
                            return "message: multiple values";
                        properties.message = 1;
                        {
                            let error = $root.shardrun.agent.v1.GrantLease.verify(message.grantLease, _depth + 1);
                            if (error)
                                return "grantLease." + error;
                        }
                    }
                    if (message.recallLease != null && $Object.hasOwnProperty.call(message, "recallLease")) {
                        if (properties.message === 1)
                            return "message: multiple values";
                        properties.message = 1;
                        {
                            let error = $root.shardrun.agent.v1.RecallLease.verify(message.recallLease, _depth + 1);
                            if (error)
                                return "recallLease." + error;
                        }
                    }
                    if (message.cancelLease != null && $Object.hasOwnProperty.call(message, "cancelLease")) {
                        if (properties.message === 1)
                            return "message: multiple values";
                        properties.message = 1;
                        {
                            let error = $root.shardrun.agent.v1.CancelLease.verify(message.cancelLease, _depth + 1);
                            if (error)
                                return "cancelLease." + error;
                        }
                    }
                    if (message.closeSuite != null && $Object.hasOwnProperty.call(message, "closeSuite")) {
                        if (properties.message === 1)
                            return "message: multiple values";
                        properties.message = 1;
                        {
                            let error = $root.shardrun.agent.v1.CloseSuite.verify(message.closeSuite, _depth + 1);
                            if (error)
                                return "closeSuite." + error;
                        }
                    }
                    if (message.drainAgent != null && $Object.hasOwnProperty.call(message, "drainAgent")) {
                        if (properties.message === 1)
                            return "message: multiple values";
                        properties.message = 1;
                        {
                            let error = $root.shardrun.agent.v1.DrainAgent.verify(message.drainAgent, _depth + 1);
                            if (error)
                                return "drainAgent." + error;
                        }
                    }
                    if (message.reportAck != null && $Object.hasOwnProperty.call(message, "reportAck")) {
                        if (properties.message === 1)
                            return "message: multiple values";
                        properties.message = 1;
                        {
                            let error = $root.shardrun.agent.v1.ReportAck.verify(message.reportAck, _depth + 1);
                            if (error)
                                return "reportAck." + error;
                        }
                    }
                    return null;
                };

                /**
                 * Creates a CoordinatorMessage message from a plain object. Also converts values to their respective internal types.
                 * @function fromObject
                 * @memberof shardrun.agent.v1.CoordinatorMessage
                 * @static
                 * @param {Object.<string,*>} object Plain object
                 * @returns {shardrun.agent.v1.CoordinatorMessage} CoordinatorMessage
                 */
                CoordinatorMessage.fromObject = function (object, _depth) {
                    if (object instanceof $root.shardrun.agent.v1.CoordinatorMessage)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".shardrun.agent.v1.CoordinatorMessage: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.shardrun.agent.v1.CoordinatorMessage();
                    if (object.welcome != null) {
                        if (!$util.isObject(object.welcome))
                            throw $TypeError(".shardrun.agent.v1.CoordinatorMessage.welcome: object expected");
                        message.welcome = $root.shardrun.agent.v1.Welcome.fromObject(object.welcome, _depth + 1);
                    }
                    if (object.openSuite != null) {
                        if (!$util.isObject(object.openSuite))
                            throw $TypeError(".shardrun.agent.v1.CoordinatorMessage.openSuite: object expected");
                        message.openSuite = $root.shardrun.agent.v1.OpenSuite.fromObject(object.openSuite, _depth + 1);
                    }
                    if (object.discoverSuite != null) {
                        if (!$util.isObject(object.discoverSuite))
                            throw $TypeError(".shardrun.agent.v1.CoordinatorMessage.discoverSuite: object expected");
                        message.discoverSuite = $root.shardrun.agent.v1.DiscoverSuite.fromObject(object.discoverSuite, _depth + 1);
                    }
                    if (object.prepareSuite != null) {
                        if (!$util.isObject(object.prepareSuite))
                            throw $TypeError(".shardrun.agent.v1.CoordinatorMessage.prepareSuite: object expected");
                        message.prepareSuite = $root.shardrun.agent.v1.PrepareSuite.fromObject(object.prepareSuite, _depth + 1);
                    }
                    if (object.grantLease != null) {
                        if (!$util.isObject(object.grantLease))
                            throw $TypeError(".shardrun.agent.v1.CoordinatorMessage.grantLease: object expected");
                        message.grantLease = $root.shardrun.agent.v1.GrantLease.fromObject(object.grantLease, _depth + 1);
                    }
                    if (object.recallLease != null) {
                        if (!$util.isObject(object.recallLease))
                            throw $TypeError(".shardrun.agent.v1.CoordinatorMessage.recallLease: object expected");
                        message.recallLease = $root.shardrun.agent.v1.RecallLease.fromObject(object.recallLease, _depth + 1);
                    }
                    if (object.cancelLease != null) {
                        if (!$util.isObject(object.cancelLease))
                            throw $TypeError(".shardrun.agent.v1.CoordinatorMessage.cancelLease: object expected");
                        message.cancelLease = $root.shardrun.agent.v1.CancelLease.fromObject(object.cancelLease, _depth + 1);
                    }
                    if (object.closeSuite != null) {
                        if (!$util.isObject(object.closeSuite))
                            throw $TypeError(".shardrun.agent.v1.CoordinatorMessage.closeSuite: object expected");
                        message.closeSuite = $root.shardrun.agent.v1.CloseSuite.fromObject(object.closeSuite, _depth + 1);
                    }
                    if (object.drainAgent != null) {
                        if (!$util.isObject(object.drainAgent))
                            throw $TypeError(".shardrun.agent.v1.CoordinatorMessage.drainAgent: object expected");
                        message.drainAgent = $root.shardrun.agent.v1.DrainAgent.fromObject(object.drainAgent, _depth + 1);
                    }
                    if (object.reportAck != null) {
                        if (!$util.isObject(object.reportAck))
                            throw $TypeError(".shardrun.agent.v1.CoordinatorMessage.reportAck: object expected");
                        message.reportAck = $root.shardrun.agent.v1.ReportAck.fromObject(object.reportAck, _depth + 1);
                    }
                    return message;
                };

                /**
                 * Creates a plain object from a CoordinatorMessage message. Also converts values to other types if specified.
                 * @function toObject
                 * @memberof shardrun.agent.v1.CoordinatorMessage
                 * @static
                 * @param {shardrun.agent.v1.CoordinatorMessage} message CoordinatorMessage
                 * @param {$protobuf.IConversionOptions} [options] Conversion options
                 * @returns {Object.<string,*>} Plain object
                 */
                CoordinatorMessage.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (message.welcome != null && $Object.hasOwnProperty.call(message, "welcome")) {
                        object.welcome = $root.shardrun.agent.v1.Welcome.toObject(message.welcome, options, _depth + 1);
                        if (options.oneofs)
                            object.message = "welcome";
                    }
                    if (message.openSuite != null && $Object.hasOwnProperty.call(message, "openSuite")) {
                        object.openSuite = $root.shardrun.agent.v1.OpenSuite.toObject(message.openSuite, options, _depth + 1);
                        if (options.oneofs)
                            object.message = "openSuite";
                    }
                    if (message.discoverSuite != null && $Object.hasOwnProperty.call(message, "discoverSuite")) {
                        object.discoverSuite = $root.shardrun.agent.v1.DiscoverSuite.toObject(message.discoverSuite, options, _depth + 1);
                        if (options.oneofs)
                            object.message = "discoverSuite";
                    }
                    if (message.prepareSuite != null && $Object.hasOwnProperty.call(message, "prepareSuite")) {
                        object.prepareSuite = $root.shardrun.agent.v1.PrepareSuite.toObject(message.prepareSuite, options, _depth + 1);
                        if (options.oneofs)
                            object.message = "prepareSuite";
                    }
                    if (message.grantLease != null && $Object.hasOwnProperty.call(message, "grantLease")) {
                        object.grantLease = $root.shardrun.agent.v1.GrantLease.toObject(message.grantLease, options, _depth + 1);
                        if (options.oneofs)
                            object.message = "grantLease";
                    }
                    if (message.recallLease != null && $Object.hasOwnProperty.call(message, "recallLease")) {
                        object.recallLease = $root.shardrun.agent.v1.RecallLease.toObject(message.recallLease, options, _depth + 1);
                        if (options.oneofs)
                            object.message = "recallLease";
                    }
                    if (message.cancelLease != null && $Object.hasOwnProperty.call(message, "cancelLease")) {
                        object.cancelLease = $root.shardrun.agent.v1.CancelLease.toObject(message.cancelLease, options, _depth + 1);
                        if (options.oneofs)
                            object.message = "cancelLease";
                    }
                    if (message.closeSuite != null && $Object.hasOwnProperty.call(message, "closeSuite")) {
                        object.closeSuite = $root.shardrun.agent.v1.CloseSuite.toObject(message.closeSuite, options, _depth + 1);
                        if (options.oneofs)
                            object.message = "closeSuite";
                    }
                    if (message.drainAgent != null && $Object.hasOwnProperty.call(message, "drainAgent")) {
                        object.drainAgent = $root.shardrun.agent.v1.DrainAgent.toObject(message.drainAgent, options, _depth + 1);
                        if (options.oneofs)
                            object.message = "drainAgent";
                    }
                    if (message.reportAck != null && $Object.hasOwnProperty.call(message, "reportAck")) {
                        object.reportAck = $root.shardrun.agent.v1.ReportAck.toObject(message.reportAck, options, _depth + 1);
                        if (options.oneofs)
                            object.message = "reportAck";
                    }
                    return object;
                };

                /**
                 * Converts this CoordinatorMessage to JSON.
                 * @function toJSON
                 * @memberof shardrun.agent.v1.CoordinatorMessage
                 * @instance
                 * @returns {Object.<string,*>} JSON object
                 */
                CoordinatorMessage.prototype.toJSON = function() {
                    return CoordinatorMessage.toObject(this, $protobuf.util.toJSONOptions);
                };

                /**
                 * Gets the type url for CoordinatorMessage
                 * @function getTypeUrl
                 * @memberof shardrun.agent.v1.CoordinatorMessage
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                CoordinatorMessage.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/shardrun.agent.v1.CoordinatorMessage";
                };

                return CoordinatorMessage;
            })();

            v1.Register = (function() {

                /**
                 * Properties of a Register.
                 * @typedef {Object} shardrun.agent.v1.Register.$Properties
                 * @property {shardrun.agent.v1.ProtocolVersion|null} [protocolVersion] Register protocolVersion
                 * @property {string|null} [agentId] Register agentId
                 * @property {string|null} [sessionId] Register sessionId
                 * @property {number|null} [slots] Register slots
                 * @property {Array.<string>|null} [labels] Register labels
                 * @property {number|null} [speed] Register speed
                 * @property {string|null} [version] Register version
                 * @property {string|null} [nodeVersion] Register nodeVersion
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Register.
                 * @memberof shardrun.agent.v1
                 * @interface IRegister
                 * @augments shardrun.agent.v1.Register.$Properties
                 * @deprecated Use shardrun.agent.v1.Register.$Properties instead.
                 */

                /**
                 * Shape of a Register.
                 * @typedef {shardrun.agent.v1.Register.$Properties} shardrun.agent.v1.Register.$Shape
                 */

                /**
                 * Constructs a new Register.
                 * @memberof shardrun.agent.v1
                 * @classdesc Represents a Register.
                 * @constructor
                 * @param {shardrun.agent.v1.Register.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Register = function (properties) {
                    this.labels = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Register protocolVersion.
                 * @member {shardrun.agent.v1.ProtocolVersion} protocolVersion
                 * @memberof shardrun.agent.v1.Register
                 * @instance
                 */
                Register.prototype.protocolVersion = 0;

                /**
                 * Register agentId.
                 * @member {string} agentId
                 * @memberof shardrun.agent.v1.Register
                 * @instance
                 */
                Register.prototype.agentId = "";

                /**
                 * Register sessionId.
                 * @member {string} sessionId
                 * @memberof shardrun.agent.v1.Register
                 * @instance
                 */
                Register.prototype.sessionId = "";

                /**
                 * Register slots.
                 * @member {number} slots
                 * @memberof shardrun.agent.v1.Register
                 * @instance
                 */
                Register.prototype.slots = 0;

                /**
                 * Register labels.
                 * @member {Array.<string>} labels
                 * @memberof shardrun.agent.v1.Register
                 * @instance
                 */
                Register.prototype.labels = $util.emptyArray;

                /**
                 * Register speed.
                 * @member {number} speed
                 * @memberof shardrun.agent.v1.Register
                 * @instance
                 */
                Register.prototype.speed = 0;

                /**
                 * Register version.
                 * @member {string} version
                 * @memberof shardrun.agent.v1.Register
                 * @instance
                 */
                Register.prototype.version = "";

                /**
                 * Register nodeVersion.
                 * @member {string} nodeVersion
                 * @memberof shardrun.agent.v1.Register
                 * @instance
                 */
                Register.prototype.nodeVersion = "";

                /**
                 * Creates a new Register instance using the specified properties.
                 * @function create
                 * @memberof shardrun.agent.v1.Register
                 * @static
                 * @param {shardrun.agent.v1.Register.$Properties=} [properties] Properties to set
                 * @returns {shardrun.agent.v1.Register} Register instance
                 * @type {{
                 *   (properties: shardrun.agent.v1.Register.$Shape): shardrun.agent.v1.Register & shardrun.agent.v1.Register.$Shape;
                 *   (properties?: shardrun.agent.v1.Register.$Properties): shardrun.agent.v1.Register;
                 * }}
                 */
                Register.create = function(properties) {
                    return new Register(properties);
                };

                /**
                 * Encodes the specified Register message. Does not implicitly {@link shardrun.agent.v1.Register.verify|verify} messages.
                 * @function encode
                 * @memberof shardrun.agent.v1.Register
                 * @static
                 * @param {shardrun.agent.v1.Register.$Properties} message Register message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Register.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.protocolVersion != null && $Object.hasOwnProperty.call(message, "protocolVersion") && message.protocolVersion !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).int32(message.protocolVersion);
                    if (message.agentId != null && $Object.hasOwnProperty.call(message, "agentId") && message.agentId !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.agentId);
                    if (message.sessionId != null && $Object.hasOwnProperty.call(message, "sessionId") && message.sessionId !== "")
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.sessionId);
                    if (message.slots != null && $Object.hasOwnProperty.call(message, "slots") && message.slots !== 0)
                        writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.slots);
                    if (message.labels != null && message.labels.length)
                        for (let i = 0; i < message.labels.length; ++i)
                            writer.uint32(/* id 5, wireType 2 =*/42).string(message.labels[i]);
                    if (message.speed != null && $Object.hasOwnProperty.call(message, "speed") && !$Object.is(message.speed, 0))
                        writer.uint32(/* id 6, wireType 1 =*/49).double(message.speed);
                    if (message.version != null && $Object.hasOwnProperty.call(message, "version") && message.version !== "")
                        writer.uint32(/* id 7, wireType 2 =*/58).string(message.version);
                    if (message.nodeVersion != null && $Object.hasOwnProperty.call(message, "nodeVersion") && message.nodeVersion !== "")
                        writer.uint32(/* id 8, wireType 2 =*/66).string(message.nodeVersion);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Encodes the specified Register message, length delimited. Does not implicitly {@link shardrun.agent.v1.Register.verify|verify} messages.
                 * @function encodeDelimited
                 * @memberof shardrun.agent.v1.Register
                 * @static
                 * @param {shardrun.agent.v1.Register.$Properties} message Register message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Register.encodeDelimited = function(message, writer) {
                    return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
                };

                /**
                 * Decodes a Register message from the specified reader or buffer.
                 * @function decode
                 * @memberof shardrun.agent.v1.Register
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.Register & shardrun.agent.v1.Register.$Shape} Register
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Register.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.shardrun.agent.v1.Register();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.int32())
                                    message.protocolVersion = value;
                                else
                                    delete message.protocolVersion;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.agentId = value;
                                else
                                    delete message.agentId;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.sessionId = value;
                                else
                                    delete message.sessionId;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.slots = value;
                                else
                                    delete message.slots;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.labels && message.labels.length))
                                    message.labels = [];
                                message.labels.push(reader.stringVerify());
                                continue;
                            }
                        case 6: {
                                if (wireType !== 1)
                                    break;
                                if (!$Object.is(value = reader.double(), 0))
                                    message.speed = value;
                                else
                                    delete message.speed;
                                continue;
                            }
                        case 7: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.version = value;
                                else
                                    delete message.version;
                                continue;
                            }
                        case 8: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.nodeVersion = value;
                                else
                                    delete message.nodeVersion;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Decodes a Register message from the specified reader or buffer, length delimited.
                 * @function decodeDelimited
                 * @memberof shardrun.agent.v1.Register
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.Register & shardrun.agent.v1.Register.$Shape} Register
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Register.decodeDelimited = function(reader) {
                    if (!(reader instanceof $Reader))
                        reader = new $Reader(reader);
                    return this.decode(reader, reader.size());
                };

                /**
                 * Verifies a Register message.
                 * @function verify
                 * @memberof shardrun.agent.v1.Register
                 * @static
                 * @param {Object.<string,*>} message Plain object to verify
                 * @returns {string|null} `null` if valid, otherwise the reason why it is not
                 */
                Register.verify = function (message, _depth) {
                    if (typeof message !== "object" || message === null)
                        return "object expected";
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        return "max depth exceeded";
                    if (message.protocolVersion != null && $Object.hasOwnProperty.call(message, "protocolVersion"))
                        if (typeof message.protocolVersion !== "number" || (message.protocolVersion | 0) !== message.protocolVersion)
                            return "protocolVersion: enum value expected";
                    if (message.agentId != null && $Object.hasOwnProperty.call(message, "agentId"))
                        if (!$util.isString(message.agentId))
                            return "agentId: string expected";
                    if (message.sessionId != null && $Object.hasOwnProperty.call(message, "sessionId"))
                        if (!$util.isString(message.sessionId))
                            return "sessionId: string expected";
                    if (message.slots != null && $Object.hasOwnProperty.call(message, "slots"))
                        if (!$util.isInteger(message.slots))
                            return "slots: integer expected";
                    if (message.labels != null && $Object.hasOwnProperty.call(message, "labels")) {
                        if (!$Array.isArray(message.labels))
                            return "labels: array expected";
                        for (let i = 0; i < message.labels.length; ++i)
                            if (!$util.isString(message.labels[i]))
                                return "labels: string[] expected";
                    }
                    if (message.speed != null && $Object.hasOwnProperty.call(message, "speed"))
                        if (typeof message.speed !== "number")
                            return "speed: number expected";
                    if (message.version != null && $Object.hasOwnProperty.call(message, "version"))
                        if (!$util.isString(message.version))
                            return "version: string expected";
                    if (message.nodeVersion != null && $Object.hasOwnProperty.call(message, "nodeVersion"))
                        if (!$util.isString(message.nodeVersion))
                            return "nodeVersion: string expected";
                    return null;
                };

                /**
                 * Creates a Register message from a plain object. Also converts values to their respective internal types.
                 * @function fromObject
                 * @memberof shardrun.agent.v1.Register
                 * @static
                 * @param {Object.<string,*>} object Plain object
                 * @returns {shardrun.agent.v1.Register} Register
                 */
                Register.fromObject = function (object, _depth) {
                    if (object instanceof $root.shardrun.agent.v1.Register)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".shardrun.agent.v1.Register: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.shardrun.agent.v1.Register();
                    if (object.protocolVersion !== 0 && (typeof object.protocolVersion !== "string" || $root.shardrun.agent.v1.ProtocolVersion[object.protocolVersion] !== 0))
                        switch (object.protocolVersion) {
                        case "PROTOCOL_VERSION_UNSPECIFIED":
                        case 0:
                            message.protocolVersion = 0;
                            break;
                        case "PROTOCOL_VERSION_1":
                        case 1:
                            message.protocolVersion = 1;
                            break;
                        default:
                            if (typeof object.protocolVersion === "number" && (object.protocolVersion | 0) === object.protocolVersion)
                                message.protocolVersion = object.protocolVersion;
                        }
                    if (object.agentId != null)
                        if (typeof object.agentId !== "string" || object.agentId.length)
                            message.agentId = $String(object.agentId);
                    if (object.sessionId != null)
                        if (typeof object.sessionId !== "string" || object.sessionId.length)
                            message.sessionId = $String(object.sessionId);
                    if (object.slots != null)
                        if ($Number(object.slots) !== 0)
                            message.slots = object.slots >>> 0;
                    if (object.labels) {
                        if (!$Array.isArray(object.labels))
                            throw $TypeError(".shardrun.agent.v1.Register.labels: array expected");
                        message.labels = $Array(object.labels.length);
                        for (let i = 0; i < object.labels.length; ++i)
                            message.labels[i] = $String(object.labels[i]);
                    }
                    if (object.speed != null)
                        if (!$Object.is($Number(object.speed), 0))
                            message.speed = $Number(object.speed);
                    if (object.version != null)
                        if (typeof object.version !== "string" || object.version.length)
                            message.version = $String(object.version);
                    if (object.nodeVersion != null)
                        if (typeof object.nodeVersion !== "string" || object.nodeVersion.length)
                            message.nodeVersion = $String(object.nodeVersion);
                    return message;
                };

                /**
                 * Creates a plain object from a Register message. Also converts values to other types if specified.
                 * @function toObject
                 * @memberof shardrun.agent.v1.Register
                 * @static
                 * @param {shardrun.agent.v1.Register} message Register
                 * @param {$protobuf.IConversionOptions} [options] Conversion options
                 * @returns {Object.<string,*>} Plain object
                 */
                Register.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.arrays || options.defaults)
                        object.labels = [];
                    if (options.defaults) {
                        object.protocolVersion = options.enums === $String ? "PROTOCOL_VERSION_UNSPECIFIED" : 0;
                        object.agentId = "";
                        object.sessionId = "";
                        object.slots = 0;
                        object.speed = 0;
                        object.version = "";
                        object.nodeVersion = "";
                    }
                    if (message.protocolVersion != null && $Object.hasOwnProperty.call(message, "protocolVersion"))
                        object.protocolVersion = options.enums === $String ? $root.shardrun.agent.v1.ProtocolVersion[message.protocolVersion] === $undefined ? message.protocolVersion : $root.shardrun.agent.v1.ProtocolVersion[message.protocolVersion] : message.protocolVersion;
                    if (message.agentId != null && $Object.hasOwnProperty.call(message, "agentId"))
                        object.agentId = message.agentId;
                    if (message.sessionId != null && $Object.hasOwnProperty.call(message, "sessionId"))
                        object.sessionId = message.sessionId;
                    if (message.slots != null && $Object.hasOwnProperty.call(message, "slots"))
                        object.slots = message.slots;
                    if (message.labels && message.labels.length) {
                        object.labels = $Array(message.labels.length);
                        for (let j = 0; j < message.labels.length; ++j)
                            object.labels[j] = message.labels[j];
                    }
                    if (message.speed != null && $Object.hasOwnProperty.call(message, "speed"))
                        object.speed = options.json && !$isFinite(message.speed) ? $String(message.speed) : message.speed;
                    if (message.version != null && $Object.hasOwnProperty.call(message, "version"))
                        object.version = message.version;
                    if (message.nodeVersion != null && $Object.hasOwnProperty.call(message, "nodeVersion"))
                        object.nodeVersion = message.nodeVersion;
                    return object;
                };

                /**
                 * Converts this Register to JSON.
                 * @function toJSON
                 * @memberof shardrun.agent.v1.Register
                 * @instance
                 * @returns {Object.<string,*>} JSON object
                 */
                Register.prototype.toJSON = function() {
                    return Register.toObject(this, $protobuf.util.toJSONOptions);
                };

                /**
                 * Gets the type url for Register
                 * @function getTypeUrl
                 * @memberof shardrun.agent.v1.Register
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                Register.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/shardrun.agent.v1.Register";
                };

                return Register;
            })();

            v1.Heartbeat = (function() {

                /**
                 * Properties of a Heartbeat.
                 * @typedef {Object} shardrun.agent.v1.Heartbeat.$Properties
                 * @property {number|null} [loadRatio] Heartbeat loadRatio
                 * @property {number|Long|null} [availableMemoryBytes] Heartbeat availableMemoryBytes
                 * @property {number|Long|null} [sequence] Heartbeat sequence
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Heartbeat.
                 * @memberof shardrun.agent.v1
                 * @interface IHeartbeat
                 * @augments shardrun.agent.v1.Heartbeat.$Properties
                 * @deprecated Use shardrun.agent.v1.Heartbeat.$Properties instead.
                 */

                /**
                 * Shape of a Heartbeat.
                 * @typedef {shardrun.agent.v1.Heartbeat.$Properties} shardrun.agent.v1.Heartbeat.$Shape
                 */

                /**
                 * Constructs a new Heartbeat.
                 * @memberof shardrun.agent.v1
                 * @classdesc Represents a Heartbeat.
                 * @constructor
                 * @param {shardrun.agent.v1.Heartbeat.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Heartbeat = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Heartbeat loadRatio.
                 * @member {number} loadRatio
                 * @memberof shardrun.agent.v1.Heartbeat
                 * @instance
                 */
                Heartbeat.prototype.loadRatio = 0;

                /**
                 * Heartbeat availableMemoryBytes.
                 * @member {number|Long} availableMemoryBytes
                 * @memberof shardrun.agent.v1.Heartbeat
                 * @instance
                 */
                Heartbeat.prototype.availableMemoryBytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Heartbeat sequence.
                 * @member {number|Long} sequence
                 * @memberof shardrun.agent.v1.Heartbeat
                 * @instance
                 */
                Heartbeat.prototype.sequence = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Creates a new Heartbeat instance using the specified properties.
                 * @function create
                 * @memberof shardrun.agent.v1.Heartbeat
                 * @static
                 * @param {shardrun.agent.v1.Heartbeat.$Properties=} [properties] Properties to set
                 * @returns {shardrun.agent.v1.Heartbeat} Heartbeat instance
                 * @type {{
                 *   (properties: shardrun.agent.v1.Heartbeat.$Shape): shardrun.agent.v1.Heartbeat & shardrun.agent.v1.Heartbeat.$Shape;
                 *   (properties?: shardrun.agent.v1.Heartbeat.$Properties): shardrun.agent.v1.Heartbeat;
                 * }}
                 */
                Heartbeat.create = function(properties) {
                    return new Heartbeat(properties);
                };

                /**
                 * Encodes the specified Heartbeat message. Does not implicitly {@link shardrun.agent.v1.Heartbeat.verify|verify} messages.
                 * @function encode
                 * @memberof shardrun.agent.v1.Heartbeat
                 * @static
                 * @param {shardrun.agent.v1.Heartbeat.$Properties} message Heartbeat message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Heartbeat.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.loadRatio != null && $Object.hasOwnProperty.call(message, "loadRatio") && !$Object.is(message.loadRatio, 0))
                        writer.uint32(/* id 1, wireType 1 =*/9).double(message.loadRatio);
                    if (message.availableMemoryBytes != null && $Object.hasOwnProperty.call(message, "availableMemoryBytes") && (typeof message.availableMemoryBytes === "object" ? message.availableMemoryBytes.low || message.availableMemoryBytes.high : message.availableMemoryBytes !== 0))
                        writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.availableMemoryBytes);
                    if (message.sequence != null && $Object.hasOwnProperty.call(message, "sequence") && (typeof message.sequence === "object" ? message.sequence.low || message.sequence.high : message.sequence !== 0))
                        writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.sequence);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Encodes the specified Heartbeat message, length delimited. Does not implicitly {@link shardrun.agent.v1.Heartbeat.verify|verify} messages.
                 * @function encodeDelimited
                 * @memberof shardrun.agent.v1.Heartbeat
                 * @static
                 * @param {shardrun.agent.v1.Heartbeat.$Properties} message Heartbeat message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Heartbeat.encodeDelimited = function(message, writer) {
                    return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
                };

                /**
                 * Decodes a Heartbeat message from the specified reader or buffer.
                 * @function decode
                 * @memberof shardrun.agent.v1.Heartbeat
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.Heartbeat & shardrun.agent.v1.Heartbeat.$Shape} Heartbeat
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Heartbeat.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.shardrun.agent.v1.Heartbeat();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 1)
                                    break;
                                if (!$Object.is(value = reader.double(), 0))
                                    message.loadRatio = value;
                                else
                                    delete message.loadRatio;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.availableMemoryBytes = value;
                                else
                                    delete message.availableMemoryBytes;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.sequence = value;
                                else
                                    delete message.sequence;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Decodes a Heartbeat message from the specified reader or buffer, length delimited.
                 * @function decodeDelimited
                 * @memberof shardrun.agent.v1.Heartbeat
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.Heartbeat & shardrun.agent.v1.Heartbeat.$Shape} Heartbeat
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Heartbeat.decodeDelimited = function(reader) {
                    if (!(reader instanceof $Reader))
                        reader = new $Reader(reader);
                    return this.decode(reader, reader.size());
                };

                /**
                 * Verifies a Heartbeat message.
                 * @function verify
                 * @memberof shardrun.agent.v1.Heartbeat
                 * @static
                 * @param {Object.<string,*>} message Plain object to verify
                 * @returns {string|null} `null` if valid, otherwise the reason why it is not
                 */
                Heartbeat.verify = function (message, _depth) {
                    if (typeof message !== "object" || message === null)
                        return "object expected";
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        return "max depth exceeded";
                    if (message.loadRatio != null && $Object.hasOwnProperty.call(message, "loadRatio"))
                        if (typeof message.loadRatio !== "number")
                            return "loadRatio: number expected";
                    if (message.availableMemoryBytes != null && $Object.hasOwnProperty.call(message, "availableMemoryBytes"))
                        if (!$util.isInteger(message.availableMemoryBytes) && !(message.availableMemoryBytes && $util.isInteger(message.availableMemoryBytes.low) && $util.isInteger(message.availableMemoryBytes.high)))
                            return "availableMemoryBytes: integer|Long expected";
                    if (message.sequence != null && $Object.hasOwnProperty.call(message, "sequence"))
                        if (!$util.isInteger(message.sequence) && !(message.sequence && $util.isInteger(message.sequence.low) && $util.isInteger(message.sequence.high)))
                            return "sequence: integer|Long expected";
                    return null;
                };

                /**
                 * Creates a Heartbeat message from a plain object. Also converts values to their respective internal types.
                 * @function fromObject
                 * @memberof shardrun.agent.v1.Heartbeat
                 * @static
                 * @param {Object.<string,*>} object Plain object
                 * @returns {shardrun.agent.v1.Heartbeat} Heartbeat
                 */
                Heartbeat.fromObject = function (object, _depth) {
                    if (object instanceof $root.shardrun.agent.v1.Heartbeat)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".shardrun.agent.v1.Heartbeat: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.shardrun.agent.v1.Heartbeat();
                    if (object.loadRatio != null)
                        if (!$Object.is($Number(object.loadRatio), 0))
                            message.loadRatio = $Number(object.loadRatio);
                    if (object.availableMemoryBytes != null)
                        if (typeof object.availableMemoryBytes === "object" ? object.availableMemoryBytes.low || object.availableMemoryBytes.high : $Number(object.availableMemoryBytes) !== 0)
                            if ($util.Long)
                                message.availableMemoryBytes = $util.Long.fromValue(object.availableMemoryBytes, true);
                            else if (typeof object.availableMemoryBytes === "string")
                                message.availableMemoryBytes = $parseInt(object.availableMemoryBytes, 10);
                            else if (typeof object.availableMemoryBytes === "number")
                                message.availableMemoryBytes = object.availableMemoryBytes;
                            else if (typeof object.availableMemoryBytes === "object")
                                message.availableMemoryBytes = new $util.LongBits(object.availableMemoryBytes.low >>> 0, object.availableMemoryBytes.high >>> 0).toNumber(true);
                    if (object.sequence != null)
                        if (typeof object.sequence === "object" ? object.sequence.low || object.sequence.high : $Number(object.sequence) !== 0)
                            if ($util.Long)
                                message.sequence = $util.Long.fromValue(object.sequence, true);
                            else if (typeof object.sequence === "string")
                                message.sequence = $parseInt(object.sequence, 10);
                            else if (typeof object.sequence === "number")
                                message.sequence = object.sequence;
                            else if (typeof object.sequence === "object")
                                message.sequence = new $util.LongBits(object.sequence.low >>> 0, object.sequence.high >>> 0).toNumber(true);
                    return message;
                };

                /**
                 * Creates a plain object from a Heartbeat message. Also converts values to other types if specified.
                 * @function toObject
                 * @memberof shardrun.agent.v1.Heartbeat
                 * @static
                 * @param {shardrun.agent.v1.Heartbeat} message Heartbeat
                 * @param {$protobuf.IConversionOptions} [options] Conversion options
                 * @returns {Object.<string,*>} Plain object
                 */
                Heartbeat.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.defaults) {
                        object.loadRatio = 0;
                        if ($util.Long) {
                            let long = new $util.Long(0, 0, true);
                            object.availableMemoryBytes = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                        } else
                            object.availableMemoryBytes = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                        if ($util.Long) {
                            let long = new $util.Long(0, 0, true);
                            object.sequence = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                        } else
                            object.sequence = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    }
                    if (message.loadRatio != null && $Object.hasOwnProperty.call(message, "loadRatio"))
                        object.loadRatio = options.json && !$isFinite(message.loadRatio) ? $String(message.loadRatio) : message.loadRatio;
                    if (message.availableMemoryBytes != null && $Object.hasOwnProperty.call(message, "availableMemoryBytes"))
                        if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                            object.availableMemoryBytes = typeof message.availableMemoryBytes === "number" ? $BigInt(message.availableMemoryBytes) : $util.Long.fromBits(message.availableMemoryBytes.low >>> 0, message.availableMemoryBytes.high >>> 0, true).toBigInt();
                        else if (typeof message.availableMemoryBytes === "number")
                            object.availableMemoryBytes = options.longs === $String ? $String(message.availableMemoryBytes) : message.availableMemoryBytes;
                        else
                            object.availableMemoryBytes = options.longs === $String ? $util.Long.prototype.toString.call(message.availableMemoryBytes) : options.longs === $Number ? new $util.LongBits(message.availableMemoryBytes.low >>> 0, message.availableMemoryBytes.high >>> 0).toNumber(true) : message.availableMemoryBytes;
                    if (message.sequence != null && $Object.hasOwnProperty.call(message, "sequence"))
                        if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                            object.sequence = typeof message.sequence === "number" ? $BigInt(message.sequence) : $util.Long.fromBits(message.sequence.low >>> 0, message.sequence.high >>> 0, true).toBigInt();
                        else if (typeof message.sequence === "number")
                            object.sequence = options.longs === $String ? $String(message.sequence) : message.sequence;
                        else
                            object.sequence = options.longs === $String ? $util.Long.prototype.toString.call(message.sequence) : options.longs === $Number ? new $util.LongBits(message.sequence.low >>> 0, message.sequence.high >>> 0).toNumber(true) : message.sequence;
                    return object;
                };

                /**
                 * Converts this Heartbeat to JSON.
                 * @function toJSON
                 * @memberof shardrun.agent.v1.Heartbeat
                 * @instance
                 * @returns {Object.<string,*>} JSON object
                 */
                Heartbeat.prototype.toJSON = function() {
                    return Heartbeat.toObject(this, $protobuf.util.toJSONOptions);
                };

                /**
                 * Gets the type url for Heartbeat
                 * @function getTypeUrl
                 * @memberof shardrun.agent.v1.Heartbeat
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                Heartbeat.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/shardrun.agent.v1.Heartbeat";
                };

                return Heartbeat;
            })();

            v1.Welcome = (function() {

                /**
                 * Properties of a Welcome.
                 * @typedef {Object} shardrun.agent.v1.Welcome.$Properties
                 * @property {shardrun.agent.v1.ProtocolVersion|null} [protocolVersion] Welcome protocolVersion
                 * @property {string|null} [version] Welcome version
                 * @property {number|null} [heartbeatIntervalMs] Welcome heartbeatIntervalMs
                 * @property {number|null} [sessionTimeoutMs] Welcome sessionTimeoutMs
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Welcome.
                 * @memberof shardrun.agent.v1
                 * @interface IWelcome
                 * @augments shardrun.agent.v1.Welcome.$Properties
                 * @deprecated Use shardrun.agent.v1.Welcome.$Properties instead.
                 */

                /**
                 * Shape of a Welcome.
                 * @typedef {shardrun.agent.v1.Welcome.$Properties} shardrun.agent.v1.Welcome.$Shape
                 */

                /**
                 * Constructs a new Welcome.
                 * @memberof shardrun.agent.v1
                 * @classdesc Represents a Welcome.
                 * @constructor
                 * @param {shardrun.agent.v1.Welcome.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Welcome = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Welcome protocolVersion.
                 * @member {shardrun.agent.v1.ProtocolVersion} protocolVersion
                 * @memberof shardrun.agent.v1.Welcome
                 * @instance
                 */
                Welcome.prototype.protocolVersion = 0;

                /**
                 * Welcome version.
                 * @member {string} version
                 * @memberof shardrun.agent.v1.Welcome
                 * @instance
                 */
                Welcome.prototype.version = "";

                /**
                 * Welcome heartbeatIntervalMs.
                 * @member {number} heartbeatIntervalMs
                 * @memberof shardrun.agent.v1.Welcome
                 * @instance
                 */
                Welcome.prototype.heartbeatIntervalMs = 0;

                /**
                 * Welcome sessionTimeoutMs.
                 * @member {number} sessionTimeoutMs
                 * @memberof shardrun.agent.v1.Welcome
                 * @instance
                 */
                Welcome.prototype.sessionTimeoutMs = 0;

                /**
                 * Creates a new Welcome instance using the specified properties.
                 * @function create
                 * @memberof shardrun.agent.v1.Welcome
                 * @static
                 * @param {shardrun.agent.v1.Welcome.$Properties=} [properties] Properties to set
                 * @returns {shardrun.agent.v1.Welcome} Welcome instance
                 * @type {{
                 *   (properties: shardrun.agent.v1.Welcome.$Shape): shardrun.agent.v1.Welcome & shardrun.agent.v1.Welcome.$Shape;
                 *   (properties?: shardrun.agent.v1.Welcome.$Properties): shardrun.agent.v1.Welcome;
                 * }}
                 */
                Welcome.create = function(properties) {
                    return new Welcome(properties);
                };

                /**
                 * Encodes the specified Welcome message. Does not implicitly {@link shardrun.agent.v1.Welcome.verify|verify} messages.
                 * @function encode
                 * @memberof shardrun.agent.v1.Welcome
                 * @static
                 * @param {shardrun.agent.v1.Welcome.$Properties} message Welcome message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Welcome.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.protocolVersion != null && $Object.hasOwnProperty.call(message, "protocolVersion") && message.protocolVersion !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).int32(message.protocolVersion);
                    if (message.version != null && $Object.hasOwnProperty.call(message, "version") && message.version !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.version);
                    if (message.heartbeatIntervalMs != null && $Object.hasOwnProperty.call(message, "heartbeatIntervalMs") && message.heartbeatIntervalMs !== 0)
                        writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.heartbeatIntervalMs);
                    if (message.sessionTimeoutMs != null && $Object.hasOwnProperty.call(message, "sessionTimeoutMs") && message.sessionTimeoutMs !== 0)
                        writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.sessionTimeoutMs);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Encodes the specified Welcome message, length delimited. Does not implicitly {@link shardrun.agent.v1.Welcome.verify|verify} messages.
                 * @function encodeDelimited
                 * @memberof shardrun.agent.v1.Welcome
                 * @static
                 * @param {shardrun.agent.v1.Welcome.$Properties} message Welcome message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Welcome.encodeDelimited = function(message, writer) {
                    return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
                };

                /**
                 * Decodes a Welcome message from the specified reader or buffer.
                 * @function decode
                 * @memberof shardrun.agent.v1.Welcome
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.Welcome & shardrun.agent.v1.Welcome.$Shape} Welcome
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Welcome.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.shardrun.agent.v1.Welcome();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.int32())
                                    message.protocolVersion = value;
                                else
                                    delete message.protocolVersion;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.version = value;
                                else
                                    delete message.version;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.heartbeatIntervalMs = value;
                                else
                                    delete message.heartbeatIntervalMs;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.sessionTimeoutMs = value;
                                else
                                    delete message.sessionTimeoutMs;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Decodes a Welcome message from the specified reader or buffer, length delimited.
                 * @function decodeDelimited
                 * @memberof shardrun.agent.v1.Welcome
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.Welcome & shardrun.agent.v1.Welcome.$Shape} Welcome
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Welcome.decodeDelimited = function(reader) {
                    if (!(reader instanceof $Reader))
                        reader = new $Reader(reader);
                    return this.decode(reader, reader.size());
                };

                /**
                 * Verifies a Welcome message.
                 * @function verify
                 * @memberof shardrun.agent.v1.Welcome
                 * @static
                 * @param {Object.<string,*>} message Plain object to verify
                 * @returns {string|null} `null` if valid, otherwise the reason why it is not
                 */
                Welcome.verify = function (message, _depth) {
                    if (typeof message !== "object" || message === null)
                        return "object expected";
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        return "max depth exceeded";
                    if (message.protocolVersion != null && $Object.hasOwnProperty.call(message, "protocolVersion"))
                        if (typeof message.protocolVersion !== "number" || (message.protocolVersion | 0) !== message.protocolVersion)
                            return "protocolVersion: enum value expected";
                    if (message.version != null && $Object.hasOwnProperty.call(message, "version"))
                        if (!$util.isString(message.version))
                            return "version: string expected";
                    if (message.heartbeatIntervalMs != null && $Object.hasOwnProperty.call(message, "heartbeatIntervalMs"))
                        if (!$util.isInteger(message.heartbeatIntervalMs))
                            return "heartbeatIntervalMs: integer expected";
                    if (message.sessionTimeoutMs != null && $Object.hasOwnProperty.call(message, "sessionTimeoutMs"))
                        if (!$util.isInteger(message.sessionTimeoutMs))
                            return "sessionTimeoutMs: integer expected";
                    return null;
                };

                /**
                 * Creates a Welcome message from a plain object. Also converts values to their respective internal types.
                 * @function fromObject
                 * @memberof shardrun.agent.v1.Welcome
                 * @static
                 * @param {Object.<string,*>} object Plain object
                 * @returns {shardrun.agent.v1.Welcome} Welcome
                 */
                Welcome.fromObject = function (object, _depth) {
                    if (object instanceof $root.shardrun.agent.v1.Welcome)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".shardrun.agent.v1.Welcome: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.shardrun.agent.v1.Welcome();
                    if (object.protocolVersion !== 0 && (typeof object.protocolVersion !== "string" || $root.shardrun.agent.v1.ProtocolVersion[object.protocolVersion] !== 0))
                        switch (object.protocolVersion) {
                        case "PROTOCOL_VERSION_UNSPECIFIED":
                        case 0:
                            message.protocolVersion = 0;
                            break;
                        case "PROTOCOL_VERSION_1":
                        case 1:
                            message.protocolVersion = 1;
                            break;
                        default:
                            if (typeof object.protocolVersion === "number" && (object.protocolVersion | 0) === object.protocolVersion)
                                message.protocolVersion = object.protocolVersion;
                        }
                    if (object.version != null)
                        if (typeof object.version !== "string" || object.version.length)
                            message.version = $String(object.version);
                    if (object.heartbeatIntervalMs != null)
                        if ($Number(object.heartbeatIntervalMs) !== 0)
                            message.heartbeatIntervalMs = object.heartbeatIntervalMs >>> 0;
                    if (object.sessionTimeoutMs != null)
                        if ($Number(object.sessionTimeoutMs) !== 0)
                            message.sessionTimeoutMs = object.sessionTimeoutMs >>> 0;
                    return message;
                };

                /**
                 * Creates a plain object from a Welcome message. Also converts values to other types if specified.
                 * @function toObject
                 * @memberof shardrun.agent.v1.Welcome
                 * @static
                 * @param {shardrun.agent.v1.Welcome} message Welcome
                 * @param {$protobuf.IConversionOptions} [options] Conversion options
                 * @returns {Object.<string,*>} Plain object
                 */
                Welcome.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.defaults) {
                        object.protocolVersion = options.enums === $String ? "PROTOCOL_VERSION_UNSPECIFIED" : 0;
                        object.version = "";
                        object.heartbeatIntervalMs = 0;
                        object.sessionTimeoutMs = 0;
                    }
                    if (message.protocolVersion != null && $Object.hasOwnProperty.call(message, "protocolVersion"))
                        object.protocolVersion = options.enums === $String ? $root.shardrun.agent.v1.ProtocolVersion[message.protocolVersion] === $undefined ? message.protocolVersion : $root.shardrun.agent.v1.ProtocolVersion[message.protocolVersion] : message.protocolVersion;
                    if (message.version != null && $Object.hasOwnProperty.call(message, "version"))
                        object.version = message.version;
                    if (message.heartbeatIntervalMs != null && $Object.hasOwnProperty.call(message, "heartbeatIntervalMs"))
                        object.heartbeatIntervalMs = message.heartbeatIntervalMs;
                    if (message.sessionTimeoutMs != null && $Object.hasOwnProperty.call(message, "sessionTimeoutMs"))
                        object.sessionTimeoutMs = message.sessionTimeoutMs;
                    return object;
                };

                /**
                 * Converts this Welcome to JSON.
                 * @function toJSON
                 * @memberof shardrun.agent.v1.Welcome
                 * @instance
                 * @returns {Object.<string,*>} JSON object
                 */
                Welcome.prototype.toJSON = function() {
                    return Welcome.toObject(this, $protobuf.util.toJSONOptions);
                };

                /**
                 * Gets the type url for Welcome
                 * @function getTypeUrl
                 * @memberof shardrun.agent.v1.Welcome
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                Welcome.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/shardrun.agent.v1.Welcome";
                };

                return Welcome;
            })();

            v1.OpenSuite = (function() {

                /**
                 * Properties of an OpenSuite.
                 * @typedef {Object} shardrun.agent.v1.OpenSuite.$Properties
                 * @property {string|null} [runId] OpenSuite runId
                 * @property {string|null} [suite] OpenSuite suite
                 * @property {string|null} [cwd] OpenSuite cwd
                 * @property {string|null} [configFile] OpenSuite configFile
                 * @property {Array.<string>|null} [filters] OpenSuite filters
                 * @property {Array.<string>|null} [projects] OpenSuite projects
                 * @property {boolean|null} [isCi] OpenSuite isCi
                 * @property {boolean|null} [isAlone] OpenSuite isAlone
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an OpenSuite.
                 * @memberof shardrun.agent.v1
                 * @interface IOpenSuite
                 * @augments shardrun.agent.v1.OpenSuite.$Properties
                 * @deprecated Use shardrun.agent.v1.OpenSuite.$Properties instead.
                 */

                /**
                 * Shape of an OpenSuite.
                 * @typedef {shardrun.agent.v1.OpenSuite.$Properties} shardrun.agent.v1.OpenSuite.$Shape
                 */

                /**
                 * Constructs a new OpenSuite.
                 * @memberof shardrun.agent.v1
                 * @classdesc Represents an OpenSuite.
                 * @constructor
                 * @param {shardrun.agent.v1.OpenSuite.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const OpenSuite = function (properties) {
                    this.filters = [];
                    this.projects = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * OpenSuite runId.
                 * @member {string} runId
                 * @memberof shardrun.agent.v1.OpenSuite
                 * @instance
                 */
                OpenSuite.prototype.runId = "";

                /**
                 * OpenSuite suite.
                 * @member {string} suite
                 * @memberof shardrun.agent.v1.OpenSuite
                 * @instance
                 */
                OpenSuite.prototype.suite = "";

                /**
                 * OpenSuite cwd.
                 * @member {string} cwd
                 * @memberof shardrun.agent.v1.OpenSuite
                 * @instance
                 */
                OpenSuite.prototype.cwd = "";

                /**
                 * OpenSuite configFile.
                 * @member {string} configFile
                 * @memberof shardrun.agent.v1.OpenSuite
                 * @instance
                 */
                OpenSuite.prototype.configFile = "";

                /**
                 * OpenSuite filters.
                 * @member {Array.<string>} filters
                 * @memberof shardrun.agent.v1.OpenSuite
                 * @instance
                 */
                OpenSuite.prototype.filters = $util.emptyArray;

                /**
                 * OpenSuite projects.
                 * @member {Array.<string>} projects
                 * @memberof shardrun.agent.v1.OpenSuite
                 * @instance
                 */
                OpenSuite.prototype.projects = $util.emptyArray;

                /**
                 * OpenSuite isCi.
                 * @member {boolean} isCi
                 * @memberof shardrun.agent.v1.OpenSuite
                 * @instance
                 */
                OpenSuite.prototype.isCi = false;

                /**
                 * OpenSuite isAlone.
                 * @member {boolean} isAlone
                 * @memberof shardrun.agent.v1.OpenSuite
                 * @instance
                 */
                OpenSuite.prototype.isAlone = false;

                /**
                 * Creates a new OpenSuite instance using the specified properties.
                 * @function create
                 * @memberof shardrun.agent.v1.OpenSuite
                 * @static
                 * @param {shardrun.agent.v1.OpenSuite.$Properties=} [properties] Properties to set
                 * @returns {shardrun.agent.v1.OpenSuite} OpenSuite instance
                 * @type {{
                 *   (properties: shardrun.agent.v1.OpenSuite.$Shape): shardrun.agent.v1.OpenSuite & shardrun.agent.v1.OpenSuite.$Shape;
                 *   (properties?: shardrun.agent.v1.OpenSuite.$Properties): shardrun.agent.v1.OpenSuite;
                 * }}
                 */
                OpenSuite.create = function(properties) {
                    return new OpenSuite(properties);
                };

                /**
                 * Encodes the specified OpenSuite message. Does not implicitly {@link shardrun.agent.v1.OpenSuite.verify|verify} messages.
                 * @function encode
                 * @memberof shardrun.agent.v1.OpenSuite
                 * @static
                 * @param {shardrun.agent.v1.OpenSuite.$Properties} message OpenSuite message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                OpenSuite.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.runId != null && $Object.hasOwnProperty.call(message, "runId") && message.runId !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.runId);
                    if (message.suite != null && $Object.hasOwnProperty.call(message, "suite") && message.suite !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.suite);
                    if (message.cwd != null && $Object.hasOwnProperty.call(message, "cwd") && message.cwd !== "")
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.cwd);
                    if (message.configFile != null && $Object.hasOwnProperty.call(message, "configFile") && message.configFile !== "")
                        writer.uint32(/* id 4, wireType 2 =*/34).string(message.configFile);
                    if (message.filters != null && message.filters.length)
                        for (let i = 0; i < message.filters.length; ++i)
                            writer.uint32(/* id 5, wireType 2 =*/42).string(message.filters[i]);
                    if (message.projects != null && message.projects.length)
                        for (let i = 0; i < message.projects.length; ++i)
                            writer.uint32(/* id 6, wireType 2 =*/50).string(message.projects[i]);
                    if (message.isCi != null && $Object.hasOwnProperty.call(message, "isCi") && message.isCi !== false)
                        writer.uint32(/* id 7, wireType 0 =*/56).bool(message.isCi);
                    if (message.isAlone != null && $Object.hasOwnProperty.call(message, "isAlone") && message.isAlone !== false)
                        writer.uint32(/* id 8, wireType 0 =*/64).bool(message.isAlone);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Encodes the specified OpenSuite message, length delimited. Does not implicitly {@link shardrun.agent.v1.OpenSuite.verify|verify} messages.
                 * @function encodeDelimited
                 * @memberof shardrun.agent.v1.OpenSuite
                 * @static
                 * @param {shardrun.agent.v1.OpenSuite.$Properties} message OpenSuite message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                OpenSuite.encodeDelimited = function(message, writer) {
                    return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
                };

                /**
                 * Decodes an OpenSuite message from the specified reader or buffer.
                 * @function decode
                 * @memberof shardrun.agent.v1.OpenSuite
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.OpenSuite & shardrun.agent.v1.OpenSuite.$Shape} OpenSuite
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                OpenSuite.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.shardrun.agent.v1.OpenSuite();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.runId = value;
                                else
                                    delete message.runId;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.suite = value;
                                else
                                    delete message.suite;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.cwd = value;
                                else
                                    delete message.cwd;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.configFile = value;
                                else
                                    delete message.configFile;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.filters && message.filters.length))
                                    message.filters = [];
                                message.filters.push(reader.stringVerify());
                                continue;
                            }
                        case 6: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.projects && message.projects.length))
                                    message.projects = [];
                                message.projects.push(reader.stringVerify());
                                continue;
                            }
                        case 7: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.isCi = value;
                                else
                                    delete message.isCi;
                                continue;
                            }
                        case 8: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.isAlone = value;
                                else
                                    delete message.isAlone;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Decodes an OpenSuite message from the specified reader or buffer, length delimited.
                 * @function decodeDelimited
                 * @memberof shardrun.agent.v1.OpenSuite
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.OpenSuite & shardrun.agent.v1.OpenSuite.$Shape} OpenSuite
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                OpenSuite.decodeDelimited = function(reader) {
                    if (!(reader instanceof $Reader))
                        reader = new $Reader(reader);
                    return this.decode(reader, reader.size());
                };

                /**
                 * Verifies an OpenSuite message.
                 * @function verify
                 * @memberof shardrun.agent.v1.OpenSuite
                 * @static
                 * @param {Object.<string,*>} message Plain object to verify
                 * @returns {string|null} `null` if valid, otherwise the reason why it is not
                 */
                OpenSuite.verify = function (message, _depth) {
                    if (typeof message !== "object" || message === null)
                        return "object expected";
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        return "max depth exceeded";
                    if (message.runId != null && $Object.hasOwnProperty.call(message, "runId"))
                        if (!$util.isString(message.runId))
                            return "runId: string expected";
                    if (message.suite != null && $Object.hasOwnProperty.call(message, "suite"))
                        if (!$util.isString(message.suite))
                            return "suite: string expected";
                    if (message.cwd != null && $Object.hasOwnProperty.call(message, "cwd"))
                        if (!$util.isString(message.cwd))
                            return "cwd: string expected";
                    if (message.configFile != null && $Object.hasOwnProperty.call(message, "configFile"))
                        if (!$util.isString(message.configFile))
                            return "configFile: string expected";
                    if (message.filters != null && $Object.hasOwnProperty.call(message, "filters")) {
                        if (!$Array.isArray(message.filters))
                            return "filters: array expected";
                        for (let i = 0; i < message.filters.length; ++i)
                            if (!$util.isString(message.filters[i]))
                                return "filters: string[] expected";
                    }
                    if (message.projects != null && $Object.hasOwnProperty.call(message, "projects")) {
                        if (!$Array.isArray(message.projects))
                            return "projects: array expected";
                        for (let i = 0; i < message.projects.length; ++i)
                            if (!$util.isString(message.projects[i]))
                                return "projects: string[] expected";
                    }
                    if (message.isCi != null && $Object.hasOwnProperty.call(message, "isCi"))
                        if (typeof message.isCi !== "boolean")
                            return "isCi: boolean expected";
                    if (message.isAlone != null && $Object.hasOwnProperty.call(message, "isAlone"))
                        if (typeof message.isAlone !== "boolean")
                            return "isAlone: boolean expected";
                    return null;
                };

                /**
                 * Creates an OpenSuite message from a plain object. Also converts values to their respective internal types.
                 * @function fromObject
                 * @memberof shardrun.agent.v1.OpenSuite
                 * @static
                 * @param {Object.<string,*>} object Plain object
                 * @returns {shardrun.agent.v1.OpenSuite} OpenSuite
                 */
                OpenSuite.fromObject = function (object, _depth) {
                    if (object instanceof $root.shardrun.agent.v1.OpenSuite)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".shardrun.agent.v1.OpenSuite: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.shardrun.agent.v1.OpenSuite();
                    if (object.runId != null)
                        if (typeof object.runId !== "string" || object.runId.length)
                            message.runId = $String(object.runId);
                    if (object.suite != null)
                        if (typeof object.suite !== "string" || object.suite.length)
                            message.suite = $String(object.suite);
                    if (object.cwd != null)
                        if (typeof object.cwd !== "string" || object.cwd.length)
                            message.cwd = $String(object.cwd);
                    if (object.configFile != null)
                        if (typeof object.configFile !== "string" || object.configFile.length)
                            message.configFile = $String(object.configFile);
                    if (object.filters) {
                        if (!$Array.isArray(object.filters))
                            throw $TypeError(".shardrun.agent.v1.OpenSuite.filters: array expected");
                        message.filters = $Array(object.filters.length);
                        for (let i = 0; i < object.filters.length; ++i)
                            message.filters[i] = $String(object.filters[i]);
                    }
                    if (object.projects) {
                        if (!$Array.isArray(object.projects))
                            throw $TypeError(".shardrun.agent.v1.OpenSuite.projects: array expected");
                        message.projects = $Array(object.projects.length);
                        for (let i = 0; i < object.projects.length; ++i)
                            message.projects[i] = $String(object.projects[i]);
                    }
                    if (object.isCi != null)
                        if (object.isCi)
                            message.isCi = $Boolean(object.isCi);
                    if (object.isAlone != null)
                        if (object.isAlone)
                            message.isAlone = $Boolean(object.isAlone);
                    return message;
                };

                /**
                 * Creates a plain object from an OpenSuite message. Also converts values to other types if specified.
                 * @function toObject
                 * @memberof shardrun.agent.v1.OpenSuite
                 * @static
                 * @param {shardrun.agent.v1.OpenSuite} message OpenSuite
                 * @param {$protobuf.IConversionOptions} [options] Conversion options
                 * @returns {Object.<string,*>} Plain object
                 */
                OpenSuite.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.arrays || options.defaults) {
                        object.filters = [];
                        object.projects = [];
                    }
                    if (options.defaults) {
                        object.runId = "";
                        object.suite = "";
                        object.cwd = "";
                        object.configFile = "";
                        object.isCi = false;
                        object.isAlone = false;
                    }
                    if (message.runId != null && $Object.hasOwnProperty.call(message, "runId"))
                        object.runId = message.runId;
                    if (message.suite != null && $Object.hasOwnProperty.call(message, "suite"))
                        object.suite = message.suite;
                    if (message.cwd != null && $Object.hasOwnProperty.call(message, "cwd"))
                        object.cwd = message.cwd;
                    if (message.configFile != null && $Object.hasOwnProperty.call(message, "configFile"))
                        object.configFile = message.configFile;
                    if (message.filters && message.filters.length) {
                        object.filters = $Array(message.filters.length);
                        for (let j = 0; j < message.filters.length; ++j)
                            object.filters[j] = message.filters[j];
                    }
                    if (message.projects && message.projects.length) {
                        object.projects = $Array(message.projects.length);
                        for (let j = 0; j < message.projects.length; ++j)
                            object.projects[j] = message.projects[j];
                    }
                    if (message.isCi != null && $Object.hasOwnProperty.call(message, "isCi"))
                        object.isCi = message.isCi;
                    if (message.isAlone != null && $Object.hasOwnProperty.call(message, "isAlone"))
                        object.isAlone = message.isAlone;
                    return object;
                };

                /**
                 * Converts this OpenSuite to JSON.
                 * @function toJSON
                 * @memberof shardrun.agent.v1.OpenSuite
                 * @instance
                 * @returns {Object.<string,*>} JSON object
                 */
                OpenSuite.prototype.toJSON = function() {
                    return OpenSuite.toObject(this, $protobuf.util.toJSONOptions);
                };

                /**
                 * Gets the type url for OpenSuite
                 * @function getTypeUrl
                 * @memberof shardrun.agent.v1.OpenSuite
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                OpenSuite.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/shardrun.agent.v1.OpenSuite";
                };

                return OpenSuite;
            })();

            v1.SuiteOpened = (function() {

                /**
                 * Properties of a SuiteOpened.
                 * @typedef {Object} shardrun.agent.v1.SuiteOpened.$Properties
                 * @property {string|null} [runId] SuiteOpened runId
                 * @property {string|null} [suite] SuiteOpened suite
                 * @property {string|null} [framework] SuiteOpened framework
                 * @property {string|null} [frameworkVersion] SuiteOpened frameworkVersion
                 * @property {Array.<string>|null} [notices] SuiteOpened notices
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a SuiteOpened.
                 * @memberof shardrun.agent.v1
                 * @interface ISuiteOpened
                 * @augments shardrun.agent.v1.SuiteOpened.$Properties
                 * @deprecated Use shardrun.agent.v1.SuiteOpened.$Properties instead.
                 */

                /**
                 * Shape of a SuiteOpened.
                 * @typedef {shardrun.agent.v1.SuiteOpened.$Properties} shardrun.agent.v1.SuiteOpened.$Shape
                 */

                /**
                 * Constructs a new SuiteOpened.
                 * @memberof shardrun.agent.v1
                 * @classdesc Represents a SuiteOpened.
                 * @constructor
                 * @param {shardrun.agent.v1.SuiteOpened.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const SuiteOpened = function (properties) {
                    this.notices = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * SuiteOpened runId.
                 * @member {string} runId
                 * @memberof shardrun.agent.v1.SuiteOpened
                 * @instance
                 */
                SuiteOpened.prototype.runId = "";

                /**
                 * SuiteOpened suite.
                 * @member {string} suite
                 * @memberof shardrun.agent.v1.SuiteOpened
                 * @instance
                 */
                SuiteOpened.prototype.suite = "";

                /**
                 * SuiteOpened framework.
                 * @member {string} framework
                 * @memberof shardrun.agent.v1.SuiteOpened
                 * @instance
                 */
                SuiteOpened.prototype.framework = "";

                /**
                 * SuiteOpened frameworkVersion.
                 * @member {string} frameworkVersion
                 * @memberof shardrun.agent.v1.SuiteOpened
                 * @instance
                 */
                SuiteOpened.prototype.frameworkVersion = "";

                /**
                 * SuiteOpened notices.
                 * @member {Array.<string>} notices
                 * @memberof shardrun.agent.v1.SuiteOpened
                 * @instance
                 */
                SuiteOpened.prototype.notices = $util.emptyArray;

                /**
                 * Creates a new SuiteOpened instance using the specified properties.
                 * @function create
                 * @memberof shardrun.agent.v1.SuiteOpened
                 * @static
                 * @param {shardrun.agent.v1.SuiteOpened.$Properties=} [properties] Properties to set
                 * @returns {shardrun.agent.v1.SuiteOpened} SuiteOpened instance
                 * @type {{
                 *   (properties: shardrun.agent.v1.SuiteOpened.$Shape): shardrun.agent.v1.SuiteOpened & shardrun.agent.v1.SuiteOpened.$Shape;
                 *   (properties?: shardrun.agent.v1.SuiteOpened.$Properties): shardrun.agent.v1.SuiteOpened;
                 * }}
                 */
                SuiteOpened.create = function(properties) {
                    return new SuiteOpened(properties);
                };

                /**
                 * Encodes the specified SuiteOpened message. Does not implicitly {@link shardrun.agent.v1.SuiteOpened.verify|verify} messages.
                 * @function encode
                 * @memberof shardrun.agent.v1.SuiteOpened
                 * @static
                 * @param {shardrun.agent.v1.SuiteOpened.$Properties} message SuiteOpened message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                SuiteOpened.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.runId != null && $Object.hasOwnProperty.call(message, "runId") && message.runId !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.runId);
                    if (message.suite != null && $Object.hasOwnProperty.call(message, "suite") && message.suite !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.suite);
                    if (message.framework != null && $Object.hasOwnProperty.call(message, "framework") && message.framework !== "")
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.framework);
                    if (message.frameworkVersion != null && $Object.hasOwnProperty.call(message, "frameworkVersion") && message.frameworkVersion !== "")
                        writer.uint32(/* id 4, wireType 2 =*/34).string(message.frameworkVersion);
                    if (message.notices != null && message.notices.length)
                        for (let i = 0; i < message.notices.length; ++i)
                            writer.uint32(/* id 5, wireType 2 =*/42).string(message.notices[i]);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Encodes the specified SuiteOpened message, length delimited. Does not implicitly {@link shardrun.agent.v1.SuiteOpened.verify|verify} messages.
                 * @function encodeDelimited
                 * @memberof shardrun.agent.v1.SuiteOpened
                 * @static
                 * @param {shardrun.agent.v1.SuiteOpened.$Properties} message SuiteOpened message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                SuiteOpened.encodeDelimited = function(message, writer) {
                    return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
                };

                /**
                 * Decodes a SuiteOpened message from the specified reader or buffer.
                 * @function decode
                 * @memberof shardrun.agent.v1.SuiteOpened
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.SuiteOpened & shardrun.agent.v1.SuiteOpened.$Shape} SuiteOpened
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                SuiteOpened.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.shardrun.agent.v1.SuiteOpened();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.runId = value;
                                else
                                    delete message.runId;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.suite = value;
                                else
                                    delete message.suite;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.framework = value;
                                else
                                    delete message.framework;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.frameworkVersion = value;
                                else
                                    delete message.frameworkVersion;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.notices && message.notices.length))
                                    message.notices = [];
                                message.notices.push(reader.stringVerify());
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Decodes a SuiteOpened message from the specified reader or buffer, length delimited.
                 * @function decodeDelimited
                 * @memberof shardrun.agent.v1.SuiteOpened
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.SuiteOpened & shardrun.agent.v1.SuiteOpened.$Shape} SuiteOpened
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                SuiteOpened.decodeDelimited = function(reader) {
                    if (!(reader instanceof $Reader))
                        reader = new $Reader(reader);
                    return this.decode(reader, reader.size());
                };

                /**
                 * Verifies a SuiteOpened message.
                 * @function verify
                 * @memberof shardrun.agent.v1.SuiteOpened
                 * @static
                 * @param {Object.<string,*>} message Plain object to verify
                 * @returns {string|null} `null` if valid, otherwise the reason why it is not
                 */
                SuiteOpened.verify = function (message, _depth) {
                    if (typeof message !== "object" || message === null)
                        return "object expected";
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        return "max depth exceeded";
                    if (message.runId != null && $Object.hasOwnProperty.call(message, "runId"))
                        if (!$util.isString(message.runId))
                            return "runId: string expected";
                    if (message.suite != null && $Object.hasOwnProperty.call(message, "suite"))
                        if (!$util.isString(message.suite))
                            return "suite: string expected";
                    if (message.framework != null && $Object.hasOwnProperty.call(message, "framework"))
                        if (!$util.isString(message.framework))
                            return "framework: string expected";
                    if (message.frameworkVersion != null && $Object.hasOwnProperty.call(message, "frameworkVersion"))
                        if (!$util.isString(message.frameworkVersion))
                            return "frameworkVersion: string expected";
                    if (message.notices != null && $Object.hasOwnProperty.call(message, "notices")) {
                        if (!$Array.isArray(message.notices))
                            return "notices: array expected";
                        for (let i = 0; i < message.notices.length; ++i)
                            if (!$util.isString(message.notices[i]))
                                return "notices: string[] expected";
                    }
                    return null;
                };

                /**
                 * Creates a SuiteOpened message from a plain object. Also converts values to their respective internal types.
                 * @function fromObject
                 * @memberof shardrun.agent.v1.SuiteOpened
                 * @static
                 * @param {Object.<string,*>} object Plain object
                 * @returns {shardrun.agent.v1.SuiteOpened} SuiteOpened
                 */
                SuiteOpened.fromObject = function (object, _depth) {
                    if (object instanceof $root.shardrun.agent.v1.SuiteOpened)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".shardrun.agent.v1.SuiteOpened: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.shardrun.agent.v1.SuiteOpened();
                    if (object.runId != null)
                        if (typeof object.runId !== "string" || object.runId.length)
                            message.runId = $String(object.runId);
                    if (object.suite != null)
                        if (typeof object.suite !== "string" || object.suite.length)
                            message.suite = $String(object.suite);
                    if (object.framework != null)
                        if (typeof object.framework !== "string" || object.framework.length)
                            message.framework = $String(object.framework);
                    if (object.frameworkVersion != null)
                        if (typeof object.frameworkVersion !== "string" || object.frameworkVersion.length)
                            message.frameworkVersion = $String(object.frameworkVersion);
                    if (object.notices) {
                        if (!$Array.isArray(object.notices))
                            throw $TypeError(".shardrun.agent.v1.SuiteOpened.notices: array expected");
                        message.notices = $Array(object.notices.length);
                        for (let i = 0; i < object.notices.length; ++i)
                            message.notices[i] = $String(object.notices[i]);
                    }
                    return message;
                };

                /**
                 * Creates a plain object from a SuiteOpened message. Also converts values to other types if specified.
                 * @function toObject
                 * @memberof shardrun.agent.v1.SuiteOpened
                 * @static
                 * @param {shardrun.agent.v1.SuiteOpened} message SuiteOpened
                 * @param {$protobuf.IConversionOptions} [options] Conversion options
                 * @returns {Object.<string,*>} Plain object
                 */
                SuiteOpened.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.arrays || options.defaults)
                        object.notices = [];
                    if (options.defaults) {
                        object.runId = "";
                        object.suite = "";
                        object.framework = "";
                        object.frameworkVersion = "";
                    }
                    if (message.runId != null && $Object.hasOwnProperty.call(message, "runId"))
                        object.runId = message.runId;
                    if (message.suite != null && $Object.hasOwnProperty.call(message, "suite"))
                        object.suite = message.suite;
                    if (message.framework != null && $Object.hasOwnProperty.call(message, "framework"))
                        object.framework = message.framework;
                    if (message.frameworkVersion != null && $Object.hasOwnProperty.call(message, "frameworkVersion"))
                        object.frameworkVersion = message.frameworkVersion;
                    if (message.notices && message.notices.length) {
                        object.notices = $Array(message.notices.length);
                        for (let j = 0; j < message.notices.length; ++j)
                            object.notices[j] = message.notices[j];
                    }
                    return object;
                };

                /**
                 * Converts this SuiteOpened to JSON.
                 * @function toJSON
                 * @memberof shardrun.agent.v1.SuiteOpened
                 * @instance
                 * @returns {Object.<string,*>} JSON object
                 */
                SuiteOpened.prototype.toJSON = function() {
                    return SuiteOpened.toObject(this, $protobuf.util.toJSONOptions);
                };

                /**
                 * Gets the type url for SuiteOpened
                 * @function getTypeUrl
                 * @memberof shardrun.agent.v1.SuiteOpened
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                SuiteOpened.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/shardrun.agent.v1.SuiteOpened";
                };

                return SuiteOpened;
            })();

            v1.SuiteFailed = (function() {

                /**
                 * Properties of a SuiteFailed.
                 * @typedef {Object} shardrun.agent.v1.SuiteFailed.$Properties
                 * @property {string|null} [runId] SuiteFailed runId
                 * @property {string|null} [suite] SuiteFailed suite
                 * @property {string|null} [code] SuiteFailed code
                 * @property {string|null} [message] SuiteFailed message
                 * @property {string|null} [hint] SuiteFailed hint
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a SuiteFailed.
                 * @memberof shardrun.agent.v1
                 * @interface ISuiteFailed
                 * @augments shardrun.agent.v1.SuiteFailed.$Properties
                 * @deprecated Use shardrun.agent.v1.SuiteFailed.$Properties instead.
                 */

                /**
                 * Shape of a SuiteFailed.
                 * @typedef {shardrun.agent.v1.SuiteFailed.$Properties} shardrun.agent.v1.SuiteFailed.$Shape
                 */

                /**
                 * Constructs a new SuiteFailed.
                 * @memberof shardrun.agent.v1
                 * @classdesc Represents a SuiteFailed.
                 * @constructor
                 * @param {shardrun.agent.v1.SuiteFailed.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const SuiteFailed = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * SuiteFailed runId.
                 * @member {string} runId
                 * @memberof shardrun.agent.v1.SuiteFailed
                 * @instance
                 */
                SuiteFailed.prototype.runId = "";

                /**
                 * SuiteFailed suite.
                 * @member {string} suite
                 * @memberof shardrun.agent.v1.SuiteFailed
                 * @instance
                 */
                SuiteFailed.prototype.suite = "";

                /**
                 * SuiteFailed code.
                 * @member {string} code
                 * @memberof shardrun.agent.v1.SuiteFailed
                 * @instance
                 */
                SuiteFailed.prototype.code = "";

                /**
                 * SuiteFailed message.
                 * @member {string} message
                 * @memberof shardrun.agent.v1.SuiteFailed
                 * @instance
                 */
                SuiteFailed.prototype.message = "";

                /**
                 * SuiteFailed hint.
                 * @member {string} hint
                 * @memberof shardrun.agent.v1.SuiteFailed
                 * @instance
                 */
                SuiteFailed.prototype.hint = "";

                /**
                 * Creates a new SuiteFailed instance using the specified properties.
                 * @function create
                 * @memberof shardrun.agent.v1.SuiteFailed
                 * @static
                 * @param {shardrun.agent.v1.SuiteFailed.$Properties=} [properties] Properties to set
                 * @returns {shardrun.agent.v1.SuiteFailed} SuiteFailed instance
                 * @type {{
                 *   (properties: shardrun.agent.v1.SuiteFailed.$Shape): shardrun.agent.v1.SuiteFailed & shardrun.agent.v1.SuiteFailed.$Shape;
                 *   (properties?: shardrun.agent.v1.SuiteFailed.$Properties): shardrun.agent.v1.SuiteFailed;
                 * }}
                 */
                SuiteFailed.create = function(properties) {
                    return new SuiteFailed(properties);
                };

                /**
                 * Encodes the specified SuiteFailed message. Does not implicitly {@link shardrun.agent.v1.SuiteFailed.verify|verify} messages.
                 * @function encode
                 * @memberof shardrun.agent.v1.SuiteFailed
                 * @static
                 * @param {shardrun.agent.v1.SuiteFailed.$Properties} message SuiteFailed message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                SuiteFailed.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.runId != null && $Object.hasOwnProperty.call(message, "runId") && message.runId !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.runId);
                    if (message.suite != null && $Object.hasOwnProperty.call(message, "suite") && message.suite !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.suite);
                    if (message.code != null && $Object.hasOwnProperty.call(message, "code") && message.code !== "")
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.code);
                    if (message.message != null && $Object.hasOwnProperty.call(message, "message") && message.message !== "")
                        writer.uint32(/* id 4, wireType 2 =*/34).string(message.message);
                    if (message.hint != null && $Object.hasOwnProperty.call(message, "hint") && message.hint !== "")
                        writer.uint32(/* id 5, wireType 2 =*/42).string(message.hint);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Encodes the specified SuiteFailed message, length delimited. Does not implicitly {@link shardrun.agent.v1.SuiteFailed.verify|verify} messages.
                 * @function encodeDelimited
                 * @memberof shardrun.agent.v1.SuiteFailed
                 * @static
                 * @param {shardrun.agent.v1.SuiteFailed.$Properties} message SuiteFailed message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                SuiteFailed.encodeDelimited = function(message, writer) {
                    return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
                };

                /**
                 * Decodes a SuiteFailed message from the specified reader or buffer.
                 * @function decode
                 * @memberof shardrun.agent.v1.SuiteFailed
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.SuiteFailed & shardrun.agent.v1.SuiteFailed.$Shape} SuiteFailed
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                SuiteFailed.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.shardrun.agent.v1.SuiteFailed();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.runId = value;
                                else
                                    delete message.runId;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.suite = value;
                                else
                                    delete message.suite;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.code = value;
                                else
                                    delete message.code;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.message = value;
                                else
                                    delete message.message;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.hint = value;
                                else
                                    delete message.hint;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Decodes a SuiteFailed message from the specified reader or buffer, length delimited.
                 * @function decodeDelimited
                 * @memberof shardrun.agent.v1.SuiteFailed
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.SuiteFailed & shardrun.agent.v1.SuiteFailed.$Shape} SuiteFailed
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                SuiteFailed.decodeDelimited = function(reader) {
                    if (!(reader instanceof $Reader))
                        reader = new $Reader(reader);
                    return this.decode(reader, reader.size());
                };

                /**
                 * Verifies a SuiteFailed message.
                 * @function verify
                 * @memberof shardrun.agent.v1.SuiteFailed
                 * @static
                 * @param {Object.<string,*>} message Plain object to verify
                 * @returns {string|null} `null` if valid, otherwise the reason why it is not
                 */
                SuiteFailed.verify = function (message, _depth) {
                    if (typeof message !== "object" || message === null)
                        return "object expected";
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        return "max depth exceeded";
                    if (message.runId != null && $Object.hasOwnProperty.call(message, "runId"))
                        if (!$util.isString(message.runId))
                            return "runId: string expected";
                    if (message.suite != null && $Object.hasOwnProperty.call(message, "suite"))
                        if (!$util.isString(message.suite))
                            return "suite: string expected";
                    if (message.code != null && $Object.hasOwnProperty.call(message, "code"))
                        if (!$util.isString(message.code))
                            return "code: string expected";
                    if (message.message != null && $Object.hasOwnProperty.call(message, "message"))
                        if (!$util.isString(message.message))
                            return "message: string expected";
                    if (message.hint != null && $Object.hasOwnProperty.call(message, "hint"))
                        if (!$util.isString(message.hint))
                            return "hint: string expected";
                    return null;
                };

                /**
                 * Creates a SuiteFailed message from a plain object. Also converts values to their respective internal types.
                 * @function fromObject
                 * @memberof shardrun.agent.v1.SuiteFailed
                 * @static
                 * @param {Object.<string,*>} object Plain object
                 * @returns {shardrun.agent.v1.SuiteFailed} SuiteFailed
                 */
                SuiteFailed.fromObject = function (object, _depth) {
                    if (object instanceof $root.shardrun.agent.v1.SuiteFailed)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".shardrun.agent.v1.SuiteFailed: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.shardrun.agent.v1.SuiteFailed();
                    if (object.runId != null)
                        if (typeof object.runId !== "string" || object.runId.length)
                            message.runId = $String(object.runId);
                    if (object.suite != null)
                        if (typeof object.suite !== "string" || object.suite.length)
                            message.suite = $String(object.suite);
                    if (object.code != null)
                        if (typeof object.code !== "string" || object.code.length)
                            message.code = $String(object.code);
                    if (object.message != null)
                        if (typeof object.message !== "string" || object.message.length)
                            message.message = $String(object.message);
                    if (object.hint != null)
                        if (typeof object.hint !== "string" || object.hint.length)
                            message.hint = $String(object.hint);
                    return message;
                };

                /**
                 * Creates a plain object from a SuiteFailed message. Also converts values to other types if specified.
                 * @function toObject
                 * @memberof shardrun.agent.v1.SuiteFailed
                 * @static
                 * @param {shardrun.agent.v1.SuiteFailed} message SuiteFailed
                 * @param {$protobuf.IConversionOptions} [options] Conversion options
                 * @returns {Object.<string,*>} Plain object
                 */
                SuiteFailed.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.defaults) {
                        object.runId = "";
                        object.suite = "";
                        object.code = "";
                        object.message = "";
                        object.hint = "";
                    }
                    if (message.runId != null && $Object.hasOwnProperty.call(message, "runId"))
                        object.runId = message.runId;
                    if (message.suite != null && $Object.hasOwnProperty.call(message, "suite"))
                        object.suite = message.suite;
                    if (message.code != null && $Object.hasOwnProperty.call(message, "code"))
                        object.code = message.code;
                    if (message.message != null && $Object.hasOwnProperty.call(message, "message"))
                        object.message = message.message;
                    if (message.hint != null && $Object.hasOwnProperty.call(message, "hint"))
                        object.hint = message.hint;
                    return object;
                };

                /**
                 * Converts this SuiteFailed to JSON.
                 * @function toJSON
                 * @memberof shardrun.agent.v1.SuiteFailed
                 * @instance
                 * @returns {Object.<string,*>} JSON object
                 */
                SuiteFailed.prototype.toJSON = function() {
                    return SuiteFailed.toObject(this, $protobuf.util.toJSONOptions);
                };

                /**
                 * Gets the type url for SuiteFailed
                 * @function getTypeUrl
                 * @memberof shardrun.agent.v1.SuiteFailed
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                SuiteFailed.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/shardrun.agent.v1.SuiteFailed";
                };

                return SuiteFailed;
            })();

            v1.DiscoverSuite = (function() {

                /**
                 * Properties of a DiscoverSuite.
                 * @typedef {Object} shardrun.agent.v1.DiscoverSuite.$Properties
                 * @property {string|null} [runId] DiscoverSuite runId
                 * @property {string|null} [suite] DiscoverSuite suite
                 * @property {Object.<string,string>|null} [knownDigests] DiscoverSuite knownDigests
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a DiscoverSuite.
                 * @memberof shardrun.agent.v1
                 * @interface IDiscoverSuite
                 * @augments shardrun.agent.v1.DiscoverSuite.$Properties
                 * @deprecated Use shardrun.agent.v1.DiscoverSuite.$Properties instead.
                 */

                /**
                 * Shape of a DiscoverSuite.
                 * @typedef {shardrun.agent.v1.DiscoverSuite.$Properties} shardrun.agent.v1.DiscoverSuite.$Shape
                 */

                /**
                 * Constructs a new DiscoverSuite.
                 * @memberof shardrun.agent.v1
                 * @classdesc Represents a DiscoverSuite.
                 * @constructor
                 * @param {shardrun.agent.v1.DiscoverSuite.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const DiscoverSuite = function (properties) {
                    this.knownDigests = {};
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * DiscoverSuite runId.
                 * @member {string} runId
                 * @memberof shardrun.agent.v1.DiscoverSuite
                 * @instance
                 */
                DiscoverSuite.prototype.runId = "";

                /**
                 * DiscoverSuite suite.
                 * @member {string} suite
                 * @memberof shardrun.agent.v1.DiscoverSuite
                 * @instance
                 */
                DiscoverSuite.prototype.suite = "";

                /**
                 * DiscoverSuite knownDigests.
                 * @member {Object.<string,string>} knownDigests
                 * @memberof shardrun.agent.v1.DiscoverSuite
                 * @instance
                 */
                DiscoverSuite.prototype.knownDigests = $util.emptyObject;

                /**
                 * Creates a new DiscoverSuite instance using the specified properties.
                 * @function create
                 * @memberof shardrun.agent.v1.DiscoverSuite
                 * @static
                 * @param {shardrun.agent.v1.DiscoverSuite.$Properties=} [properties] Properties to set
                 * @returns {shardrun.agent.v1.DiscoverSuite} DiscoverSuite instance
                 * @type {{
                 *   (properties: shardrun.agent.v1.DiscoverSuite.$Shape): shardrun.agent.v1.DiscoverSuite & shardrun.agent.v1.DiscoverSuite.$Shape;
                 *   (properties?: shardrun.agent.v1.DiscoverSuite.$Properties): shardrun.agent.v1.DiscoverSuite;
                 * }}
                 */
                DiscoverSuite.create = function(properties) {
                    return new DiscoverSuite(properties);
                };

                /**
                 * Encodes the specified DiscoverSuite message. Does not implicitly {@link shardrun.agent.v1.DiscoverSuite.verify|verify} messages.
                 * @function encode
                 * @memberof shardrun.agent.v1.DiscoverSuite
                 * @static
                 * @param {shardrun.agent.v1.DiscoverSuite.$Properties} message DiscoverSuite message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                DiscoverSuite.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.runId != null && $Object.hasOwnProperty.call(message, "runId") && message.runId !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.runId);
                    if (message.suite != null && $Object.hasOwnProperty.call(message, "suite") && message.suite !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.suite);
                    if (message.knownDigests != null && $Object.hasOwnProperty.call(message, "knownDigests"))
                        for (let keys = $Object.keys(message.knownDigests), i = 0; i < keys.length; ++i)
                            writer.uint32(/* id 3, wireType 2 =*/26).fork().uint32(/* id 1, wireType 2 =*/10).string(keys[i]).uint32(/* id 2, wireType 2 =*/18).string(message.knownDigests[keys[i]]).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Encodes the specified DiscoverSuite message, length delimited. Does not implicitly {@link shardrun.agent.v1.DiscoverSuite.verify|verify} messages.
                 * @function encodeDelimited
                 * @memberof shardrun.agent.v1.DiscoverSuite
                 * @static
                 * @param {shardrun.agent.v1.DiscoverSuite.$Properties} message DiscoverSuite message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                DiscoverSuite.encodeDelimited = function(message, writer) {
                    return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
                };

                /**
                 * Decodes a DiscoverSuite message from the specified reader or buffer.
                 * @function decode
                 * @memberof shardrun.agent.v1.DiscoverSuite
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.DiscoverSuite & shardrun.agent.v1.DiscoverSuite.$Shape} DiscoverSuite
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                DiscoverSuite.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, key, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.shardrun.agent.v1.DiscoverSuite();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.runId = value;
                                else
                                    delete message.runId;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.suite = value;
                                else
                                    delete message.suite;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if (message.knownDigests === $util.emptyObject)
                                    message.knownDigests = {};
                                let end2 = reader.size() + reader.pos;
                                if (end2 > reader.len)
                                    throw $RangeError("index out of range");
                                reader.len = end2;
                                key = "";
                                value = "";
                                while (reader.pos < end2) {
                                    let tag2 = reader.tag();
                                    wireType = tag2 & 7;
                                    switch (tag2 >>>= 3) {
                                    case 1:
                                        if (wireType !== 2)
                                            break;
                                        key = reader.stringVerify();
                                        continue;
                                    case 2:
                                        if (wireType !== 2)
                                            break;
                                        value = reader.stringVerify();
                                        continue;
                                    }
                                    reader.skipType(wireType, _depth, tag2);
                                }
                                if (reader.pos !== end2)
                                    throw $RangeError("index out of range");
                                reader.len = end;
                                if (key === "__proto__")
                                    $util.makeProp(message.knownDigests, key);
                                message.knownDigests[key] = value;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Decodes a DiscoverSuite message from the specified reader or buffer, length delimited.
                 * @function decodeDelimited
                 * @memberof shardrun.agent.v1.DiscoverSuite
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.DiscoverSuite & shardrun.agent.v1.DiscoverSuite.$Shape} DiscoverSuite
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                DiscoverSuite.decodeDelimited = function(reader) {
                    if (!(reader instanceof $Reader))
                        reader = new $Reader(reader);
                    return this.decode(reader, reader.size());
                };

                /**
                 * Verifies a DiscoverSuite message.
                 * @function verify
                 * @memberof shardrun.agent.v1.DiscoverSuite
                 * @static
                 * @param {Object.<string,*>} message Plain object to verify
                 * @returns {string|null} `null` if valid, otherwise the reason why it is not
                 */
                DiscoverSuite.verify = function (message, _depth) {
                    if (typeof message !== "object" || message === null)
                        return "object expected";
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        return "max depth exceeded";
                    if (message.runId != null && $Object.hasOwnProperty.call(message, "runId"))
                        if (!$util.isString(message.runId))
                            return "runId: string expected";
                    if (message.suite != null && $Object.hasOwnProperty.call(message, "suite"))
                        if (!$util.isString(message.suite))
                            return "suite: string expected";
                    if (message.knownDigests != null && $Object.hasOwnProperty.call(message, "knownDigests")) {
                        if (!$util.isObject(message.knownDigests))
                            return "knownDigests: object expected";
                        let key = $Object.keys(message.knownDigests);
                        for (let i = 0; i < key.length; ++i)
                            if (!$util.isString(message.knownDigests[key[i]]))
                                return "knownDigests: string{k:string} expected";
                    }
                    return null;
                };

                /**
                 * Creates a DiscoverSuite message from a plain object. Also converts values to their respective internal types.
                 * @function fromObject
                 * @memberof shardrun.agent.v1.DiscoverSuite
                 * @static
                 * @param {Object.<string,*>} object Plain object
                 * @returns {shardrun.agent.v1.DiscoverSuite} DiscoverSuite
                 */
                DiscoverSuite.fromObject = function (object, _depth) {
                    if (object instanceof $root.shardrun.agent.v1.DiscoverSuite)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".shardrun.agent.v1.DiscoverSuite: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.shardrun.agent.v1.DiscoverSuite();
                    if (object.runId != null)
                        if (typeof object.runId !== "string" || object.runId.length)
                            message.runId = $String(object.runId);
                    if (object.suite != null)
                        if (typeof object.suite !== "string" || object.suite.length)
                            message.suite = $String(object.suite);
                    if (object.knownDigests) {
                        if (!$util.isObject(object.knownDigests))
                            throw $TypeError(".shardrun.agent.v1.DiscoverSuite.knownDigests: object expected");
                        message.knownDigests = {};
                        for (let keys = $Object.keys(object.knownDigests), i = 0; i < keys.length; ++i) {
                            if (keys[i] === "__proto__")
                                $util.makeProp(message.knownDigests, keys[i]);
                            message.knownDigests[keys[i]] = $String(object.knownDigests[keys[i]]);
                        }
                    }
                    return message;
                };

                /**
                 * Creates a plain object from a DiscoverSuite message. Also converts values to other types if specified.
                 * @function toObject
                 * @memberof shardrun.agent.v1.DiscoverSuite
                 * @static
                 * @param {shardrun.agent.v1.DiscoverSuite} message DiscoverSuite
                 * @param {$protobuf.IConversionOptions} [options] Conversion options
                 * @returns {Object.<string,*>} Plain object
                 */
                DiscoverSuite.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.objects || options.defaults)
                        object.knownDigests = {};
                    if (options.defaults) {
                        object.runId = "";
                        object.suite = "";
                    }
                    if (message.runId != null && $Object.hasOwnProperty.call(message, "runId"))
                        object.runId = message.runId;
                    if (message.suite != null && $Object.hasOwnProperty.call(message, "suite"))
                        object.suite = message.suite;
                    let keys2;
                    if (message.knownDigests && (keys2 = $Object.keys(message.knownDigests)).length) {
                        object.knownDigests = {};
                        for (let j = 0; j < keys2.length; ++j) {
                            if (keys2[j] === "__proto__")
                                $util.makeProp(object.knownDigests, keys2[j]);
                            object.knownDigests[keys2[j]] = message.knownDigests[keys2[j]];
                        }
                    }
                    return object;
                };

                /**
                 * Converts this DiscoverSuite to JSON.
                 * @function toJSON
                 * @memberof shardrun.agent.v1.DiscoverSuite
                 * @instance
                 * @returns {Object.<string,*>} JSON object
                 */
                DiscoverSuite.prototype.toJSON = function() {
                    return DiscoverSuite.toObject(this, $protobuf.util.toJSONOptions);
                };

                /**
                 * Gets the type url for DiscoverSuite
                 * @function getTypeUrl
                 * @memberof shardrun.agent.v1.DiscoverSuite
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                DiscoverSuite.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/shardrun.agent.v1.DiscoverSuite";
                };

                return DiscoverSuite;
            })();

            v1.SuiteDiscovered = (function() {

                /**
                 * Properties of a SuiteDiscovered.
                 * @typedef {Object} shardrun.agent.v1.SuiteDiscovered.$Properties
                 * @property {string|null} [runId] SuiteDiscovered runId
                 * @property {string|null} [suite] SuiteDiscovered suite
                 * @property {Array.<shardrun.agent.v1.TestFile.$Properties>|null} [files] SuiteDiscovered files
                 * @property {Array.<shardrun.agent.v1.FileBodies.$Properties>|null} [bodies] SuiteDiscovered bodies
                 * @property {Array.<shardrun.agent.v1.RunError.$Properties>|null} [errors] SuiteDiscovered errors
                 * @property {Array.<string>|null} [notices] SuiteDiscovered notices
                 * @property {Array.<shardrun.agent.v1.UnsupportedProject.$Properties>|null} [unsupported] SuiteDiscovered unsupported
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a SuiteDiscovered.
                 * @memberof shardrun.agent.v1
                 * @interface ISuiteDiscovered
                 * @augments shardrun.agent.v1.SuiteDiscovered.$Properties
                 * @deprecated Use shardrun.agent.v1.SuiteDiscovered.$Properties instead.
                 */

                /**
                 * Shape of a SuiteDiscovered.
                 * @typedef {shardrun.agent.v1.SuiteDiscovered.$Properties} shardrun.agent.v1.SuiteDiscovered.$Shape
                 */

                /**
                 * Constructs a new SuiteDiscovered.
                 * @memberof shardrun.agent.v1
                 * @classdesc Represents a SuiteDiscovered.
                 * @constructor
                 * @param {shardrun.agent.v1.SuiteDiscovered.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const SuiteDiscovered = function (properties) {
                    this.files = [];
                    this.bodies = [];
                    this.errors = [];
                    this.notices = [];
                    this.unsupported = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * SuiteDiscovered runId.
                 * @member {string} runId
                 * @memberof shardrun.agent.v1.SuiteDiscovered
                 * @instance
                 */
                SuiteDiscovered.prototype.runId = "";

                /**
                 * SuiteDiscovered suite.
                 * @member {string} suite
                 * @memberof shardrun.agent.v1.SuiteDiscovered
                 * @instance
                 */
                SuiteDiscovered.prototype.suite = "";

                /**
                 * SuiteDiscovered files.
                 * @member {Array.<shardrun.agent.v1.TestFile.$Properties>} files
                 * @memberof shardrun.agent.v1.SuiteDiscovered
                 * @instance
                 */
                SuiteDiscovered.prototype.files = $util.emptyArray;

                /**
                 * SuiteDiscovered bodies.
                 * @member {Array.<shardrun.agent.v1.FileBodies.$Properties>} bodies
                 * @memberof shardrun.agent.v1.SuiteDiscovered
                 * @instance
                 */
                SuiteDiscovered.prototype.bodies = $util.emptyArray;

                /**
                 * SuiteDiscovered errors.
                 * @member {Array.<shardrun.agent.v1.RunError.$Properties>} errors
                 * @memberof shardrun.agent.v1.SuiteDiscovered
                 * @instance
                 */
                SuiteDiscovered.prototype.errors = $util.emptyArray;

                /**
                 * SuiteDiscovered notices.
                 * @member {Array.<string>} notices
                 * @memberof shardrun.agent.v1.SuiteDiscovered
                 * @instance
                 */
                SuiteDiscovered.prototype.notices = $util.emptyArray;

                /**
                 * SuiteDiscovered unsupported.
                 * @member {Array.<shardrun.agent.v1.UnsupportedProject.$Properties>} unsupported
                 * @memberof shardrun.agent.v1.SuiteDiscovered
                 * @instance
                 */
                SuiteDiscovered.prototype.unsupported = $util.emptyArray;

                /**
                 * Creates a new SuiteDiscovered instance using the specified properties.
                 * @function create
                 * @memberof shardrun.agent.v1.SuiteDiscovered
                 * @static
                 * @param {shardrun.agent.v1.SuiteDiscovered.$Properties=} [properties] Properties to set
                 * @returns {shardrun.agent.v1.SuiteDiscovered} SuiteDiscovered instance
                 * @type {{
                 *   (properties: shardrun.agent.v1.SuiteDiscovered.$Shape): shardrun.agent.v1.SuiteDiscovered & shardrun.agent.v1.SuiteDiscovered.$Shape;
                 *   (properties?: shardrun.agent.v1.SuiteDiscovered.$Properties): shardrun.agent.v1.SuiteDiscovered;
                 * }}
                 */
                SuiteDiscovered.create = function(properties) {
                    return new SuiteDiscovered(properties);
                };

                /**
                 * Encodes the specified SuiteDiscovered message. Does not implicitly {@link shardrun.agent.v1.SuiteDiscovered.verify|verify} messages.
                 * @function encode
                 * @memberof shardrun.agent.v1.SuiteDiscovered
                 * @static
                 * @param {shardrun.agent.v1.SuiteDiscovered.$Properties} message SuiteDiscovered message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                SuiteDiscovered.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.runId != null && $Object.hasOwnProperty.call(message, "runId") && message.runId !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.runId);
                    if (message.suite != null && $Object.hasOwnProperty.call(message, "suite") && message.suite !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.suite);
                    if (message.files != null && message.files.length)
                        for (let i = 0; i < message.files.length; ++i)
                            $root.shardrun.agent.v1.TestFile.encode(message.files[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                    if (message.bodies != null && message.bodies.length)
                        for (let i = 0; i < message.bodies.length; ++i)
                            $root.shardrun.agent.v1.FileBodies.encode(message.bodies[i], writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                    if (message.errors != null && message.errors.length)
                        for (let i = 0; i < message.errors.length; ++i)
                            $root.shardrun.agent.v1.RunError.encode(message.errors[i], writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                    if (message.notices != null && message.notices.length)
                        for (let i = 0; i < message.notices.length; ++i)
                            writer.uint32(/* id 6, wireType 2 =*/50).string(message.notices[i]);
                    if (message.unsupported != null && message.unsupported.length)
                        for (let i = 0; i < message.unsupported.length; ++i)
                            $root.shardrun.agent.v1.UnsupportedProject.encode(message.unsupported[i], writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Encodes the specified SuiteDiscovered message, length delimited. Does not implicitly {@link shardrun.agent.v1.SuiteDiscovered.verify|verify} messages.
                 * @function encodeDelimited
                 * @memberof shardrun.agent.v1.SuiteDiscovered
                 * @static
                 * @param {shardrun.agent.v1.SuiteDiscovered.$Properties} message SuiteDiscovered message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                SuiteDiscovered.encodeDelimited = function(message, writer) {
                    return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
                };

                /**
                 * Decodes a SuiteDiscovered message from the specified reader or buffer.
                 * @function decode
                 * @memberof shardrun.agent.v1.SuiteDiscovered
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.SuiteDiscovered & shardrun.agent.v1.SuiteDiscovered.$Shape} SuiteDiscovered
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                SuiteDiscovered.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.shardrun.agent.v1.SuiteDiscovered();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.runId = value;
                                else
                                    delete message.runId;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.suite = value;
                                else
                                    delete message.suite;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.files && message.files.length))
                                    message.files = [];
                                message.files.push($root.shardrun.agent.v1.TestFile.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.bodies && message.bodies.length))
                                    message.bodies = [];
                                message.bodies.push($root.shardrun.agent.v1.FileBodies.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.errors && message.errors.length))
                                    message.errors = [];
                                message.errors.push($root.shardrun.agent.v1.RunError.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        case 6: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.notices && message.notices.length))
                                    message.notices = [];
                                message.notices.push(reader.stringVerify());
                                continue;
                            }
                        case 7: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.unsupported && message.unsupported.length))
                                    message.unsupported = [];
                                message.unsupported.push($root.shardrun.agent.v1.UnsupportedProject.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Decodes a SuiteDiscovered message from the specified reader or buffer, length delimited.
                 * @function decodeDelimited
                 * @memberof shardrun.agent.v1.SuiteDiscovered
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.SuiteDiscovered & shardrun.agent.v1.SuiteDiscovered.$Shape} SuiteDiscovered
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                SuiteDiscovered.decodeDelimited = function(reader) {
                    if (!(reader instanceof $Reader))
                        reader = new $Reader(reader);
                    return this.decode(reader, reader.size());
                };

                /**
                 * Verifies a SuiteDiscovered message.
                 * @function verify
                 * @memberof shardrun.agent.v1.SuiteDiscovered
                 * @static
                 * @param {Object.<string,*>} message Plain object to verify
                 * @returns {string|null} `null` if valid, otherwise the reason why it is not
                 */
                SuiteDiscovered.verify = function (message, _depth) {
                    if (typeof message !== "object" || message === null)
                        return "object expected";
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        return "max depth exceeded";
                    if (message.runId != null && $Object.hasOwnProperty.call(message, "runId"))
                        if (!$util.isString(message.runId))
                            return "runId: string expected";
                    if (message.suite != null && $Object.hasOwnProperty.call(message, "suite"))
                        if (!$util.isString(message.suite))
                            return "suite: string expected";
                    if (message.files != null && $Object.hasOwnProperty.call(message, "files")) {
                        if (!$Array.isArray(message.files))
                            return "files: array expected";
                        for (let i = 0; i < message.files.length; ++i) {
                            let error = $root.shardrun.agent.v1.TestFile.verify(message.files[i], _depth + 1);
                            if (error)
                                return "files." + error;
                        }
                    }
                    if (message.bodies != null && $Object.hasOwnProperty.call(message, "bodies")) {
                        if (!$Array.isArray(message.bodies))
                            return "bodies: array expected";
                        for (let i = 0; i < message.bodies.length; ++i) {
                            let error = $root.shardrun.agent.v1.FileBodies.verify(message.bodies[i], _depth + 1);
                            if (error)
                                return "bodies." + error;
                        }
                    }
                    if (message.errors != null && $Object.hasOwnProperty.call(message, "errors")) {
                        if (!$Array.isArray(message.errors))
                            return "errors: array expected";
                        for (let i = 0; i < message.errors.length; ++i) {
                            let error = $root.shardrun.agent.v1.RunError.verify(message.errors[i], _depth + 1);
                            if (error)
                                return "errors." + error;
                        }
                    }
                    if (message.notices != null && $Object.hasOwnProperty.call(message, "notices")) {
                        if (!$Array.isArray(message.notices))
                            return "notices: array expected";
                        for (let i = 0; i < message.notices.length; ++i)
                            if (!$util.isString(message.notices[i]))
                                return "notices: string[] expected";
                    }
                    if (message.unsupported != null && $Object.hasOwnProperty.call(message, "unsupported")) {
                        if (!$Array.isArray(message.unsupported))
                            return "unsupported: array expected";
                        for (let i = 0; i < message.unsupported.length; ++i) {
                            let error = $root.shardrun.agent.v1.UnsupportedProject.verify(message.unsupported[i], _depth + 1);
                            if (error)
                                return "unsupported." + error;
                        }
                    }
                    return null;
                };

                /**
                 * Creates a SuiteDiscovered message from a plain object. Also converts values to their respective internal types.
                 * @function fromObject
                 * @memberof shardrun.agent.v1.SuiteDiscovered
                 * @static
                 * @param {Object.<string,*>} object Plain object
                 * @returns {shardrun.agent.v1.SuiteDiscovered} SuiteDiscovered
                 */
                SuiteDiscovered.fromObject = function (object, _depth) {
                    if (object instanceof $root.shardrun.agent.v1.SuiteDiscovered)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".shardrun.agent.v1.SuiteDiscovered: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.shardrun.agent.v1.SuiteDiscovered();
                    if (object.runId != null)
                        if (typeof object.runId !== "string" || object.runId.length)
                            message.runId = $String(object.runId);
                    if (object.suite != null)
                        if (typeof object.suite !== "string" || object.suite.length)
                            message.suite = $String(object.suite);
                    if (object.files) {
                        if (!$Array.isArray(object.files))
                            throw $TypeError(".shardrun.agent.v1.SuiteDiscovered.files: array expected");
                        message.files = $Array(object.files.length);
                        for (let i = 0; i < object.files.length; ++i) {
                            if (!$util.isObject(object.files[i]))
                                throw $TypeError(".shardrun.agent.v1.SuiteDiscovered.files: object expected");
                            message.files[i] = $root.shardrun.agent.v1.TestFile.fromObject(object.files[i], _depth + 1);
                        }
                    }
                    if (object.bodies) {
                        if (!$Array.isArray(object.bodies))
                            throw $TypeError(".shardrun.agent.v1.SuiteDiscovered.bodies: array expected");
                        message.bodies = $Array(object.bodies.length);
                        for (let i = 0; i < object.bodies.length; ++i) {
                            if (!$util.isObject(object.bodies[i]))
                                throw $TypeError(".shardrun.agent.v1.SuiteDiscovered.bodies: object expected");
                            message.bodies[i] = $root.shardrun.agent.v1.FileBodies.fromObject(object.bodies[i], _depth + 1);
                        }
                    }
                    if (object.errors) {
                        if (!$Array.isArray(object.errors))
                            throw $TypeError(".shardrun.agent.v1.SuiteDiscovered.errors: array expected");
                        message.errors = $Array(object.errors.length);
                        for (let i = 0; i < object.errors.length; ++i) {
                            if (!$util.isObject(object.errors[i]))
                                throw $TypeError(".shardrun.agent.v1.SuiteDiscovered.errors: object expected");
                            message.errors[i] = $root.shardrun.agent.v1.RunError.fromObject(object.errors[i], _depth + 1);
                        }
                    }
                    if (object.notices) {
                        if (!$Array.isArray(object.notices))
                            throw $TypeError(".shardrun.agent.v1.SuiteDiscovered.notices: array expected");
                        message.notices = $Array(object.notices.length);
                        for (let i = 0; i < object.notices.length; ++i)
                            message.notices[i] = $String(object.notices[i]);
                    }
                    if (object.unsupported) {
                        if (!$Array.isArray(object.unsupported))
                            throw $TypeError(".shardrun.agent.v1.SuiteDiscovered.unsupported: array expected");
                        message.unsupported = $Array(object.unsupported.length);
                        for (let i = 0; i < object.unsupported.length; ++i) {
                            if (!$util.isObject(object.unsupported[i]))
                                throw $TypeError(".shardrun.agent.v1.SuiteDiscovered.unsupported: object expected");
                            message.unsupported[i] = $root.shardrun.agent.v1.UnsupportedProject.fromObject(object.unsupported[i], _depth + 1);
                        }
                    }
                    return message;
                };

                /**
                 * Creates a plain object from a SuiteDiscovered message. Also converts values to other types if specified.
                 * @function toObject
                 * @memberof shardrun.agent.v1.SuiteDiscovered
                 * @static
                 * @param {shardrun.agent.v1.SuiteDiscovered} message SuiteDiscovered
                 * @param {$protobuf.IConversionOptions} [options] Conversion options
                 * @returns {Object.<string,*>} Plain object
                 */
                SuiteDiscovered.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.arrays || options.defaults) {
                        object.files = [];
                        object.bodies = [];
                        object.errors = [];
                        object.notices = [];
                        object.unsupported = [];
                    }
                    if (options.defaults) {
                        object.runId = "";
                        object.suite = "";
                    }
                    if (message.runId != null && $Object.hasOwnProperty.call(message, "runId"))
                        object.runId = message.runId;
                    if (message.suite != null && $Object.hasOwnProperty.call(message, "suite"))
                        object.suite = message.suite;
                    if (message.files && message.files.length) {
                        object.files = $Array(message.files.length);
                        for (let j = 0; j < message.files.length; ++j)
                            object.files[j] = $root.shardrun.agent.v1.TestFile.toObject(message.files[j], options, _depth + 1);
                    }
                    if (message.bodies && message.bodies.length) {
                        object.bodies = $Array(message.bodies.length);
                        for (let j = 0; j < message.bodies.length; ++j)
                            object.bodies[j] = $root.shardrun.agent.v1.FileBodies.toObject(message.bodies[j], options, _depth + 1);
                    }
                    if (message.errors && message.errors.length) {
                        object.errors = $Array(message.errors.length);
                        for (let j = 0; j < message.errors.length; ++j)
                            object.errors[j] = $root.shardrun.agent.v1.RunError.toObject(message.errors[j], options, _depth + 1);
                    }
                    if (message.notices && message.notices.length) {
                        object.notices = $Array(message.notices.length);
                        for (let j = 0; j < message.notices.length; ++j)
                            object.notices[j] = message.notices[j];
                    }
                    if (message.unsupported && message.unsupported.length) {
                        object.unsupported = $Array(message.unsupported.length);
                        for (let j = 0; j < message.unsupported.length; ++j)
                            object.unsupported[j] = $root.shardrun.agent.v1.UnsupportedProject.toObject(message.unsupported[j], options, _depth + 1);
                    }
                    return object;
                };

                /**
                 * Converts this SuiteDiscovered to JSON.
                 * @function toJSON
                 * @memberof shardrun.agent.v1.SuiteDiscovered
                 * @instance
                 * @returns {Object.<string,*>} JSON object
                 */
                SuiteDiscovered.prototype.toJSON = function() {
                    return SuiteDiscovered.toObject(this, $protobuf.util.toJSONOptions);
                };

                /**
                 * Gets the type url for SuiteDiscovered
                 * @function getTypeUrl
                 * @memberof shardrun.agent.v1.SuiteDiscovered
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                SuiteDiscovered.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/shardrun.agent.v1.SuiteDiscovered";
                };

                return SuiteDiscovered;
            })();

            v1.UnsupportedProject = (function() {

                /**
                 * Properties of an UnsupportedProject.
                 * @typedef {Object} shardrun.agent.v1.UnsupportedProject.$Properties
                 * @property {string|null} [project] UnsupportedProject project
                 * @property {string|null} [reason] UnsupportedProject reason
                 * @property {Array.<string>|null} [files] UnsupportedProject files
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an UnsupportedProject.
                 * @memberof shardrun.agent.v1
                 * @interface IUnsupportedProject
                 * @augments shardrun.agent.v1.UnsupportedProject.$Properties
                 * @deprecated Use shardrun.agent.v1.UnsupportedProject.$Properties instead.
                 */

                /**
                 * Shape of an UnsupportedProject.
                 * @typedef {shardrun.agent.v1.UnsupportedProject.$Properties} shardrun.agent.v1.UnsupportedProject.$Shape
                 */

                /**
                 * Constructs a new UnsupportedProject.
                 * @memberof shardrun.agent.v1
                 * @classdesc Represents an UnsupportedProject.
                 * @constructor
                 * @param {shardrun.agent.v1.UnsupportedProject.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const UnsupportedProject = function (properties) {
                    this.files = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * UnsupportedProject project.
                 * @member {string} project
                 * @memberof shardrun.agent.v1.UnsupportedProject
                 * @instance
                 */
                UnsupportedProject.prototype.project = "";

                /**
                 * UnsupportedProject reason.
                 * @member {string} reason
                 * @memberof shardrun.agent.v1.UnsupportedProject
                 * @instance
                 */
                UnsupportedProject.prototype.reason = "";

                /**
                 * UnsupportedProject files.
                 * @member {Array.<string>} files
                 * @memberof shardrun.agent.v1.UnsupportedProject
                 * @instance
                 */
                UnsupportedProject.prototype.files = $util.emptyArray;

                /**
                 * Creates a new UnsupportedProject instance using the specified properties.
                 * @function create
                 * @memberof shardrun.agent.v1.UnsupportedProject
                 * @static
                 * @param {shardrun.agent.v1.UnsupportedProject.$Properties=} [properties] Properties to set
                 * @returns {shardrun.agent.v1.UnsupportedProject} UnsupportedProject instance
                 * @type {{
                 *   (properties: shardrun.agent.v1.UnsupportedProject.$Shape): shardrun.agent.v1.UnsupportedProject & shardrun.agent.v1.UnsupportedProject.$Shape;
                 *   (properties?: shardrun.agent.v1.UnsupportedProject.$Properties): shardrun.agent.v1.UnsupportedProject;
                 * }}
                 */
                UnsupportedProject.create = function(properties) {
                    return new UnsupportedProject(properties);
                };

                /**
                 * Encodes the specified UnsupportedProject message. Does not implicitly {@link shardrun.agent.v1.UnsupportedProject.verify|verify} messages.
                 * @function encode
                 * @memberof shardrun.agent.v1.UnsupportedProject
                 * @static
                 * @param {shardrun.agent.v1.UnsupportedProject.$Properties} message UnsupportedProject message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                UnsupportedProject.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.project != null && $Object.hasOwnProperty.call(message, "project") && message.project !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.project);
                    if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.reason);
                    if (message.files != null && message.files.length)
                        for (let i = 0; i < message.files.length; ++i)
                            writer.uint32(/* id 3, wireType 2 =*/26).string(message.files[i]);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Encodes the specified UnsupportedProject message, length delimited. Does not implicitly {@link shardrun.agent.v1.UnsupportedProject.verify|verify} messages.
                 * @function encodeDelimited
                 * @memberof shardrun.agent.v1.UnsupportedProject
                 * @static
                 * @param {shardrun.agent.v1.UnsupportedProject.$Properties} message UnsupportedProject message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                UnsupportedProject.encodeDelimited = function(message, writer) {
                    return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
                };

                /**
                 * Decodes an UnsupportedProject message from the specified reader or buffer.
                 * @function decode
                 * @memberof shardrun.agent.v1.UnsupportedProject
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.UnsupportedProject & shardrun.agent.v1.UnsupportedProject.$Shape} UnsupportedProject
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                UnsupportedProject.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.shardrun.agent.v1.UnsupportedProject();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.project = value;
                                else
                                    delete message.project;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.reason = value;
                                else
                                    delete message.reason;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.files && message.files.length))
                                    message.files = [];
                                message.files.push(reader.stringVerify());
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Decodes an UnsupportedProject message from the specified reader or buffer, length delimited.
                 * @function decodeDelimited
                 * @memberof shardrun.agent.v1.UnsupportedProject
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.UnsupportedProject & shardrun.agent.v1.UnsupportedProject.$Shape} UnsupportedProject
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                UnsupportedProject.decodeDelimited = function(reader) {
                    if (!(reader instanceof $Reader))
                        reader = new $Reader(reader);
                    return this.decode(reader, reader.size());
                };

                /**
                 * Verifies an UnsupportedProject message.
                 * @function verify
                 * @memberof shardrun.agent.v1.UnsupportedProject
                 * @static
                 * @param {Object.<string,*>} message Plain object to verify
                 * @returns {string|null} `null` if valid, otherwise the reason why it is not
                 */
                UnsupportedProject.verify = function (message, _depth) {
                    if (typeof message !== "object" || message === null)
                        return "object expected";
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        return "max depth exceeded";
                    if (message.project != null && $Object.hasOwnProperty.call(message, "project"))
                        if (!$util.isString(message.project))
                            return "project: string expected";
                    if (message.reason != null && $Object.hasOwnProperty.call(message, "reason"))
                        if (!$util.isString(message.reason))
                            return "reason: string expected";
                    if (message.files != null && $Object.hasOwnProperty.call(message, "files")) {
                        if (!$Array.isArray(message.files))
                            return "files: array expected";
                        for (let i = 0; i < message.files.length; ++i)
                            if (!$util.isString(message.files[i]))
                                return "files: string[] expected";
                    }
                    return null;
                };

                /**
                 * Creates an UnsupportedProject message from a plain object. Also converts values to their respective internal types.
                 * @function fromObject
                 * @memberof shardrun.agent.v1.UnsupportedProject
                 * @static
                 * @param {Object.<string,*>} object Plain object
                 * @returns {shardrun.agent.v1.UnsupportedProject} UnsupportedProject
                 */
                UnsupportedProject.fromObject = function (object, _depth) {
                    if (object instanceof $root.shardrun.agent.v1.UnsupportedProject)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".shardrun.agent.v1.UnsupportedProject: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.shardrun.agent.v1.UnsupportedProject();
                    if (object.project != null)
                        if (typeof object.project !== "string" || object.project.length)
                            message.project = $String(object.project);
                    if (object.reason != null)
                        if (typeof object.reason !== "string" || object.reason.length)
                            message.reason = $String(object.reason);
                    if (object.files) {
                        if (!$Array.isArray(object.files))
                            throw $TypeError(".shardrun.agent.v1.UnsupportedProject.files: array expected");
                        message.files = $Array(object.files.length);
                        for (let i = 0; i < object.files.length; ++i)
                            message.files[i] = $String(object.files[i]);
                    }
                    return message;
                };

                /**
                 * Creates a plain object from an UnsupportedProject message. Also converts values to other types if specified.
                 * @function toObject
                 * @memberof shardrun.agent.v1.UnsupportedProject
                 * @static
                 * @param {shardrun.agent.v1.UnsupportedProject} message UnsupportedProject
                 * @param {$protobuf.IConversionOptions} [options] Conversion options
                 * @returns {Object.<string,*>} Plain object
                 */
                UnsupportedProject.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.arrays || options.defaults)
                        object.files = [];
                    if (options.defaults) {
                        object.project = "";
                        object.reason = "";
                    }
                    if (message.project != null && $Object.hasOwnProperty.call(message, "project"))
                        object.project = message.project;
                    if (message.reason != null && $Object.hasOwnProperty.call(message, "reason"))
                        object.reason = message.reason;
                    if (message.files && message.files.length) {
                        object.files = $Array(message.files.length);
                        for (let j = 0; j < message.files.length; ++j)
                            object.files[j] = message.files[j];
                    }
                    return object;
                };

                /**
                 * Converts this UnsupportedProject to JSON.
                 * @function toJSON
                 * @memberof shardrun.agent.v1.UnsupportedProject
                 * @instance
                 * @returns {Object.<string,*>} JSON object
                 */
                UnsupportedProject.prototype.toJSON = function() {
                    return UnsupportedProject.toObject(this, $protobuf.util.toJSONOptions);
                };

                /**
                 * Gets the type url for UnsupportedProject
                 * @function getTypeUrl
                 * @memberof shardrun.agent.v1.UnsupportedProject
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                UnsupportedProject.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/shardrun.agent.v1.UnsupportedProject";
                };

                return UnsupportedProject;
            })();

            v1.TestFile = (function() {

                /**
                 * Properties of a TestFile.
                 * @typedef {Object} shardrun.agent.v1.TestFile.$Properties
                 * @property {string|null} [key] TestFile key
                 * @property {string|null} [suite] TestFile suite
                 * @property {string|null} [project] TestFile project
                 * @property {string|null} [path] TestFile path
                 * @property {string|null} [kind] TestFile kind
                 * @property {string|null} [contentDigest] TestFile contentDigest
                 * @property {number|Long|null} [bytes] TestFile bytes
                 * @property {number|null} [group] TestFile group
                 * @property {number|null} [maxPerAgent] TestFile maxPerAgent
                 * @property {string|null} [bundle] TestFile bundle
                 * @property {Array.<string>|null} [labels] TestFile labels
                 * @property {string|null} [wholeReason] TestFile wholeReason
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a TestFile.
                 * @memberof shardrun.agent.v1
                 * @interface ITestFile
                 * @augments shardrun.agent.v1.TestFile.$Properties
                 * @deprecated Use shardrun.agent.v1.TestFile.$Properties instead.
                 */

                /**
                 * Shape of a TestFile.
                 * @typedef {shardrun.agent.v1.TestFile.$Properties} shardrun.agent.v1.TestFile.$Shape
                 */

                /**
                 * Constructs a new TestFile.
                 * @memberof shardrun.agent.v1
                 * @classdesc Represents a TestFile.
                 * @constructor
                 * @param {shardrun.agent.v1.TestFile.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const TestFile = function (properties) {
                    this.labels = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * TestFile key.
                 * @member {string} key
                 * @memberof shardrun.agent.v1.TestFile
                 * @instance
                 */
                TestFile.prototype.key = "";

                /**
                 * TestFile suite.
                 * @member {string} suite
                 * @memberof shardrun.agent.v1.TestFile
                 * @instance
                 */
                TestFile.prototype.suite = "";

                /**
                 * TestFile project.
                 * @member {string} project
                 * @memberof shardrun.agent.v1.TestFile
                 * @instance
                 */
                TestFile.prototype.project = "";

                /**
                 * TestFile path.
                 * @member {string} path
                 * @memberof shardrun.agent.v1.TestFile
                 * @instance
                 */
                TestFile.prototype.path = "";

                /**
                 * TestFile kind.
                 * @member {string} kind
                 * @memberof shardrun.agent.v1.TestFile
                 * @instance
                 */
                TestFile.prototype.kind = "";

                /**
                 * TestFile contentDigest.
                 * @member {string} contentDigest
                 * @memberof shardrun.agent.v1.TestFile
                 * @instance
                 */
                TestFile.prototype.contentDigest = "";

                /**
                 * TestFile bytes.
                 * @member {number|Long} bytes
                 * @memberof shardrun.agent.v1.TestFile
                 * @instance
                 */
                TestFile.prototype.bytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * TestFile group.
                 * @member {number} group
                 * @memberof shardrun.agent.v1.TestFile
                 * @instance
                 */
                TestFile.prototype.group = 0;

                /**
                 * TestFile maxPerAgent.
                 * @member {number} maxPerAgent
                 * @memberof shardrun.agent.v1.TestFile
                 * @instance
                 */
                TestFile.prototype.maxPerAgent = 0;

                /**
                 * TestFile bundle.
                 * @member {string} bundle
                 * @memberof shardrun.agent.v1.TestFile
                 * @instance
                 */
                TestFile.prototype.bundle = "";

                /**
                 * TestFile labels.
                 * @member {Array.<string>} labels
                 * @memberof shardrun.agent.v1.TestFile
                 * @instance
                 */
                TestFile.prototype.labels = $util.emptyArray;

                /**
                 * TestFile wholeReason.
                 * @member {string} wholeReason
                 * @memberof shardrun.agent.v1.TestFile
                 * @instance
                 */
                TestFile.prototype.wholeReason = "";

                /**
                 * Creates a new TestFile instance using the specified properties.
                 * @function create
                 * @memberof shardrun.agent.v1.TestFile
                 * @static
                 * @param {shardrun.agent.v1.TestFile.$Properties=} [properties] Properties to set
                 * @returns {shardrun.agent.v1.TestFile} TestFile instance
                 * @type {{
                 *   (properties: shardrun.agent.v1.TestFile.$Shape): shardrun.agent.v1.TestFile & shardrun.agent.v1.TestFile.$Shape;
                 *   (properties?: shardrun.agent.v1.TestFile.$Properties): shardrun.agent.v1.TestFile;
                 * }}
                 */
                TestFile.create = function(properties) {
                    return new TestFile(properties);
                };

                /**
                 * Encodes the specified TestFile message. Does not implicitly {@link shardrun.agent.v1.TestFile.verify|verify} messages.
                 * @function encode
                 * @memberof shardrun.agent.v1.TestFile
                 * @static
                 * @param {shardrun.agent.v1.TestFile.$Properties} message TestFile message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                TestFile.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.key != null && $Object.hasOwnProperty.call(message, "key") && message.key !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.key);
                    if (message.suite != null && $Object.hasOwnProperty.call(message, "suite") && message.suite !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.suite);
                    if (message.project != null && $Object.hasOwnProperty.call(message, "project") && message.project !== "")
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.project);
                    if (message.path != null && $Object.hasOwnProperty.call(message, "path") && message.path !== "")
                        writer.uint32(/* id 4, wireType 2 =*/34).string(message.path);
                    if (message.kind != null && $Object.hasOwnProperty.call(message, "kind") && message.kind !== "")
                        writer.uint32(/* id 5, wireType 2 =*/42).string(message.kind);
                    if (message.contentDigest != null && $Object.hasOwnProperty.call(message, "contentDigest") && message.contentDigest !== "")
                        writer.uint32(/* id 6, wireType 2 =*/50).string(message.contentDigest);
                    if (message.bytes != null && $Object.hasOwnProperty.call(message, "bytes") && (typeof message.bytes === "object" ? message.bytes.low || message.bytes.high : message.bytes !== 0))
                        writer.uint32(/* id 7, wireType 0 =*/56).uint64(message.bytes);
                    if (message.group != null && $Object.hasOwnProperty.call(message, "group") && message.group !== 0)
                        writer.uint32(/* id 8, wireType 0 =*/64).uint32(message.group);
                    if (message.maxPerAgent != null && $Object.hasOwnProperty.call(message, "maxPerAgent") && message.maxPerAgent !== 0)
                        writer.uint32(/* id 9, wireType 0 =*/72).uint32(message.maxPerAgent);
                    if (message.bundle != null && $Object.hasOwnProperty.call(message, "bundle") && message.bundle !== "")
                        writer.uint32(/* id 10, wireType 2 =*/82).string(message.bundle);
                    if (message.labels != null && message.labels.length)
                        for (let i = 0; i < message.labels.length; ++i)
                            writer.uint32(/* id 11, wireType 2 =*/90).string(message.labels[i]);
                    if (message.wholeReason != null && $Object.hasOwnProperty.call(message, "wholeReason") && message.wholeReason !== "")
                        writer.uint32(/* id 12, wireType 2 =*/98).string(message.wholeReason);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Encodes the specified TestFile message, length delimited. Does not implicitly {@link shardrun.agent.v1.TestFile.verify|verify} messages.
                 * @function encodeDelimited
                 * @memberof shardrun.agent.v1.TestFile
                 * @static
                 * @param {shardrun.agent.v1.TestFile.$Properties} message TestFile message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                TestFile.encodeDelimited = function(message, writer) {
                    return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
                };

                /**
                 * Decodes a TestFile message from the specified reader or buffer.
                 * @function decode
                 * @memberof shardrun.agent.v1.TestFile
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.TestFile & shardrun.agent.v1.TestFile.$Shape} TestFile
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                TestFile.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.shardrun.agent.v1.TestFile();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.key = value;
                                else
                                    delete message.key;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.suite = value;
                                else
                                    delete message.suite;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.project = value;
                                else
                                    delete message.project;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.path = value;
                                else
                                    delete message.path;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.kind = value;
                                else
                                    delete message.kind;
                                continue;
                            }
                        case 6: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.contentDigest = value;
                                else
                                    delete message.contentDigest;
                                continue;
                            }
                        case 7: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.bytes = value;
                                else
                                    delete message.bytes;
                                continue;
                            }
                        case 8: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.group = value;
                                else
                                    delete message.group;
                                continue;
                            }
                        case 9: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.maxPerAgent = value;
                                else
                                    delete message.maxPerAgent;
                                continue;
                            }
                        case 10: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.bundle = value;
                                else
                                    delete message.bundle;
                                continue;
                            }
                        case 11: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.labels && message.labels.length))
                                    message.labels = [];
                                message.labels.push(reader.stringVerify());
                                continue;
                            }
                        case 12: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.wholeReason = value;
                                else
                                    delete message.wholeReason;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Decodes a TestFile message from the specified reader or buffer, length delimited.
                 * @function decodeDelimited
                 * @memberof shardrun.agent.v1.TestFile
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.TestFile & shardrun.agent.v1.TestFile.$Shape} TestFile
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                TestFile.decodeDelimited = function(reader) {
                    if (!(reader instanceof $Reader))
                        reader = new $Reader(reader);
                    return this.decode(reader, reader.size());
                };

                /**
                 * Verifies a TestFile message.
                 * @function verify
                 * @memberof shardrun.agent.v1.TestFile
                 * @static
                 * @param {Object.<string,*>} message Plain object to verify
                 * @returns {string|null} `null` if valid, otherwise the reason why it is not
                 */
                TestFile.verify = function (message, _depth) {
                    if (typeof message !== "object" || message === null)
                        return "object expected";
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        return "max depth exceeded";
                    if (message.key != null && $Object.hasOwnProperty.call(message, "key"))
                        if (!$util.isString(message.key))
                            return "key: string expected";
                    if (message.suite != null && $Object.hasOwnProperty.call(message, "suite"))
                        if (!$util.isString(message.suite))
                            return "suite: string expected";
                    if (message.project != null && $Object.hasOwnProperty.call(message, "project"))
                        if (!$util.isString(message.project))
                            return "project: string expected";
                    if (message.path != null && $Object.hasOwnProperty.call(message, "path"))
                        if (!$util.isString(message.path))
                            return "path: string expected";
                    if (message.kind != null && $Object.hasOwnProperty.call(message, "kind"))
                        if (!$util.isString(message.kind))
                            return "kind: string expected";
                    if (message.contentDigest != null && $Object.hasOwnProperty.call(message, "contentDigest"))
                        if (!$util.isString(message.contentDigest))
                            return "contentDigest: string expected";
                    if (message.bytes != null && $Object.hasOwnProperty.call(message, "bytes"))
                        if (!$util.isInteger(message.bytes) && !(message.bytes && $util.isInteger(message.bytes.low) && $util.isInteger(message.bytes.high)))
                            return "bytes: integer|Long expected";
                    if (message.group != null && $Object.hasOwnProperty.call(message, "group"))
                        if (!$util.isInteger(message.group))
                            return "group: integer expected";
                    if (message.maxPerAgent != null && $Object.hasOwnProperty.call(message, "maxPerAgent"))
                        if (!$util.isInteger(message.maxPerAgent))
                            return "maxPerAgent: integer expected";
                    if (message.bundle != null && $Object.hasOwnProperty.call(message, "bundle"))
                        if (!$util.isString(message.bundle))
                            return "bundle: string expected";
                    if (message.labels != null && $Object.hasOwnProperty.call(message, "labels")) {
                        if (!$Array.isArray(message.labels))
                            return "labels: array expected";
                        for (let i = 0; i < message.labels.length; ++i)
                            if (!$util.isString(message.labels[i]))
                                return "labels: string[] expected";
                    }
                    if (message.wholeReason != null && $Object.hasOwnProperty.call(message, "wholeReason"))
                        if (!$util.isString(message.wholeReason))
                            return "wholeReason: string expected";
                    return null;
                };

                /**
                 * Creates a TestFile message from a plain object. Also converts values to their respective internal types.
                 * @function fromObject
                 * @memberof shardrun.agent.v1.TestFile
                 * @static
                 * @param {Object.<string,*>} object Plain object
                 * @returns {shardrun.agent.v1.TestFile} TestFile
                 */
                TestFile.fromObject = function (object, _depth) {
                    if (object instanceof $root.shardrun.agent.v1.TestFile)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".shardrun.agent.v1.TestFile: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.shardrun.agent.v1.TestFile();
                    if (object.key != null)
                        if (typeof object.key !== "string" || object.key.length)
                            message.key = $String(object.key);
                    if (object.suite != null)
                        if (typeof object.suite !== "string" || object.suite.length)
                            message.suite = $String(object.suite);
                    if (object.project != null)
                        if (typeof object.project !== "string" || object.project.length)
                            message.project = $String(object.project);
                    if (object.path != null)
                        if (typeof object.path !== "string" || object.path.length)
                            message.path = $String(object.path);
                    if (object.kind != null)
                        if (typeof object.kind !== "string" || object.kind.length)
                            message.kind = $String(object.kind);
                    if (object.contentDigest != null)
                        if (typeof object.contentDigest !== "string" || object.contentDigest.length)
                            message.contentDigest = $String(object.contentDigest);
                    if (object.bytes != null)
                        if (typeof object.bytes === "object" ? object.bytes.low || object.bytes.high : $Number(object.bytes) !== 0)
                            if ($util.Long)
                                message.bytes = $util.Long.fromValue(object.bytes, true);
                            else if (typeof object.bytes === "string")
                                message.bytes = $parseInt(object.bytes, 10);
                            else if (typeof object.bytes === "number")
                                message.bytes = object.bytes;
                            else if (typeof object.bytes === "object")
                                message.bytes = new $util.LongBits(object.bytes.low >>> 0, object.bytes.high >>> 0).toNumber(true);
                    if (object.group != null)
                        if ($Number(object.group) !== 0)
                            message.group = object.group >>> 0;
                    if (object.maxPerAgent != null)
                        if ($Number(object.maxPerAgent) !== 0)
                            message.maxPerAgent = object.maxPerAgent >>> 0;
                    if (object.bundle != null)
                        if (typeof object.bundle !== "string" || object.bundle.length)
                            message.bundle = $String(object.bundle);
                    if (object.labels) {
                        if (!$Array.isArray(object.labels))
                            throw $TypeError(".shardrun.agent.v1.TestFile.labels: array expected");
                        message.labels = $Array(object.labels.length);
                        for (let i = 0; i < object.labels.length; ++i)
                            message.labels[i] = $String(object.labels[i]);
                    }
                    if (object.wholeReason != null)
                        if (typeof object.wholeReason !== "string" || object.wholeReason.length)
                            message.wholeReason = $String(object.wholeReason);
                    return message;
                };

                /**
                 * Creates a plain object from a TestFile message. Also converts values to other types if specified.
                 * @function toObject
                 * @memberof shardrun.agent.v1.TestFile
                 * @static
                 * @param {shardrun.agent.v1.TestFile} message TestFile
                 * @param {$protobuf.IConversionOptions} [options] Conversion options
                 * @returns {Object.<string,*>} Plain object
                 */
                TestFile.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.arrays || options.defaults)
                        object.labels = [];
                    if (options.defaults) {
                        object.key = "";
                        object.suite = "";
                        object.project = "";
                        object.path = "";
                        object.kind = "";
                        object.contentDigest = "";
                        if ($util.Long) {
                            let long = new $util.Long(0, 0, true);
                            object.bytes = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                        } else
                            object.bytes = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                        object.group = 0;
                        object.maxPerAgent = 0;
                        object.bundle = "";
                        object.wholeReason = "";
                    }
                    if (message.key != null && $Object.hasOwnProperty.call(message, "key"))
                        object.key = message.key;
                    if (message.suite != null && $Object.hasOwnProperty.call(message, "suite"))
                        object.suite = message.suite;
                    if (message.project != null && $Object.hasOwnProperty.call(message, "project"))
                        object.project = message.project;
                    if (message.path != null && $Object.hasOwnProperty.call(message, "path"))
                        object.path = message.path;
                    if (message.kind != null && $Object.hasOwnProperty.call(message, "kind"))
                        object.kind = message.kind;
                    if (message.contentDigest != null && $Object.hasOwnProperty.call(message, "contentDigest"))
                        object.contentDigest = message.contentDigest;
                    if (message.bytes != null && $Object.hasOwnProperty.call(message, "bytes"))
                        if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                            object.bytes = typeof message.bytes === "number" ? $BigInt(message.bytes) : $util.Long.fromBits(message.bytes.low >>> 0, message.bytes.high >>> 0, true).toBigInt();
                        else if (typeof message.bytes === "number")
                            object.bytes = options.longs === $String ? $String(message.bytes) : message.bytes;
                        else
                            object.bytes = options.longs === $String ? $util.Long.prototype.toString.call(message.bytes) : options.longs === $Number ? new $util.LongBits(message.bytes.low >>> 0, message.bytes.high >>> 0).toNumber(true) : message.bytes;
                    if (message.group != null && $Object.hasOwnProperty.call(message, "group"))
                        object.group = message.group;
                    if (message.maxPerAgent != null && $Object.hasOwnProperty.call(message, "maxPerAgent"))
                        object.maxPerAgent = message.maxPerAgent;
                    if (message.bundle != null && $Object.hasOwnProperty.call(message, "bundle"))
                        object.bundle = message.bundle;
                    if (message.labels && message.labels.length) {
                        object.labels = $Array(message.labels.length);
                        for (let j = 0; j < message.labels.length; ++j)
                            object.labels[j] = message.labels[j];
                    }
                    if (message.wholeReason != null && $Object.hasOwnProperty.call(message, "wholeReason"))
                        object.wholeReason = message.wholeReason;
                    return object;
                };

                /**
                 * Converts this TestFile to JSON.
                 * @function toJSON
                 * @memberof shardrun.agent.v1.TestFile
                 * @instance
                 * @returns {Object.<string,*>} JSON object
                 */
                TestFile.prototype.toJSON = function() {
                    return TestFile.toObject(this, $protobuf.util.toJSONOptions);
                };

                /**
                 * Gets the type url for TestFile
                 * @function getTypeUrl
                 * @memberof shardrun.agent.v1.TestFile
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                TestFile.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/shardrun.agent.v1.TestFile";
                };

                return TestFile;
            })();

            v1.FileBodies = (function() {

                /**
                 * Properties of a FileBodies.
                 * @typedef {Object} shardrun.agent.v1.FileBodies.$Properties
                 * @property {string|null} [fileKey] FileBodies fileKey
                 * @property {string|null} [contentDigest] FileBodies contentDigest
                 * @property {Array.<shardrun.agent.v1.CaseBody.$Properties>|null} [bodies] FileBodies bodies
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a FileBodies.
                 * @memberof shardrun.agent.v1
                 * @interface IFileBodies
                 * @augments shardrun.agent.v1.FileBodies.$Properties
                 * @deprecated Use shardrun.agent.v1.FileBodies.$Properties instead.
                 */

                /**
                 * Shape of a FileBodies.
                 * @typedef {shardrun.agent.v1.FileBodies.$Properties} shardrun.agent.v1.FileBodies.$Shape
                 */

                /**
                 * Constructs a new FileBodies.
                 * @memberof shardrun.agent.v1
                 * @classdesc Represents a FileBodies.
                 * @constructor
                 * @param {shardrun.agent.v1.FileBodies.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const FileBodies = function (properties) {
                    this.bodies = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * FileBodies fileKey.
                 * @member {string} fileKey
                 * @memberof shardrun.agent.v1.FileBodies
                 * @instance
                 */
                FileBodies.prototype.fileKey = "";

                /**
                 * FileBodies contentDigest.
                 * @member {string} contentDigest
                 * @memberof shardrun.agent.v1.FileBodies
                 * @instance
                 */
                FileBodies.prototype.contentDigest = "";

                /**
                 * FileBodies bodies.
                 * @member {Array.<shardrun.agent.v1.CaseBody.$Properties>} bodies
                 * @memberof shardrun.agent.v1.FileBodies
                 * @instance
                 */
                FileBodies.prototype.bodies = $util.emptyArray;

                /**
                 * Creates a new FileBodies instance using the specified properties.
                 * @function create
                 * @memberof shardrun.agent.v1.FileBodies
                 * @static
                 * @param {shardrun.agent.v1.FileBodies.$Properties=} [properties] Properties to set
                 * @returns {shardrun.agent.v1.FileBodies} FileBodies instance
                 * @type {{
                 *   (properties: shardrun.agent.v1.FileBodies.$Shape): shardrun.agent.v1.FileBodies & shardrun.agent.v1.FileBodies.$Shape;
                 *   (properties?: shardrun.agent.v1.FileBodies.$Properties): shardrun.agent.v1.FileBodies;
                 * }}
                 */
                FileBodies.create = function(properties) {
                    return new FileBodies(properties);
                };

                /**
                 * Encodes the specified FileBodies message. Does not implicitly {@link shardrun.agent.v1.FileBodies.verify|verify} messages.
                 * @function encode
                 * @memberof shardrun.agent.v1.FileBodies
                 * @static
                 * @param {shardrun.agent.v1.FileBodies.$Properties} message FileBodies message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                FileBodies.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.fileKey != null && $Object.hasOwnProperty.call(message, "fileKey") && message.fileKey !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.fileKey);
                    if (message.contentDigest != null && $Object.hasOwnProperty.call(message, "contentDigest") && message.contentDigest !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.contentDigest);
                    if (message.bodies != null && message.bodies.length)
                        for (let i = 0; i < message.bodies.length; ++i)
                            $root.shardrun.agent.v1.CaseBody.encode(message.bodies[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Encodes the specified FileBodies message, length delimited. Does not implicitly {@link shardrun.agent.v1.FileBodies.verify|verify} messages.
                 * @function encodeDelimited
                 * @memberof shardrun.agent.v1.FileBodies
                 * @static
                 * @param {shardrun.agent.v1.FileBodies.$Properties} message FileBodies message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                FileBodies.encodeDelimited = function(message, writer) {
                    return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
                };

                /**
                 * Decodes a FileBodies message from the specified reader or buffer.
                 * @function decode
                 * @memberof shardrun.agent.v1.FileBodies
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.FileBodies & shardrun.agent.v1.FileBodies.$Shape} FileBodies
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                FileBodies.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.shardrun.agent.v1.FileBodies();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.fileKey = value;
                                else
                                    delete message.fileKey;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.contentDigest = value;
                                else
                                    delete message.contentDigest;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.bodies && message.bodies.length))
                                    message.bodies = [];
                                message.bodies.push($root.shardrun.agent.v1.CaseBody.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Decodes a FileBodies message from the specified reader or buffer, length delimited.
                 * @function decodeDelimited
                 * @memberof shardrun.agent.v1.FileBodies
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.FileBodies & shardrun.agent.v1.FileBodies.$Shape} FileBodies
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                FileBodies.decodeDelimited = function(reader) {
                    if (!(reader instanceof $Reader))
                        reader = new $Reader(reader);
                    return this.decode(reader, reader.size());
                };

                /**
                 * Verifies a FileBodies message.
                 * @function verify
                 * @memberof shardrun.agent.v1.FileBodies
                 * @static
                 * @param {Object.<string,*>} message Plain object to verify
                 * @returns {string|null} `null` if valid, otherwise the reason why it is not
                 */
                FileBodies.verify = function (message, _depth) {
                    if (typeof message !== "object" || message === null)
                        return "object expected";
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        return "max depth exceeded";
                    if (message.fileKey != null && $Object.hasOwnProperty.call(message, "fileKey"))
                        if (!$util.isString(message.fileKey))
                            return "fileKey: string expected";
                    if (message.contentDigest != null && $Object.hasOwnProperty.call(message, "contentDigest"))
                        if (!$util.isString(message.contentDigest))
                            return "contentDigest: string expected";
                    if (message.bodies != null && $Object.hasOwnProperty.call(message, "bodies")) {
                        if (!$Array.isArray(message.bodies))
                            return "bodies: array expected";
                        for (let i = 0; i < message.bodies.length; ++i) {
                            let error = $root.shardrun.agent.v1.CaseBody.verify(message.bodies[i], _depth + 1);
                            if (error)
                                return "bodies." + error;
                        }
                    }
                    return null;
                };

                /**
                 * Creates a FileBodies message from a plain object. Also converts values to their respective internal types.
                 * @function fromObject
                 * @memberof shardrun.agent.v1.FileBodies
                 * @static
                 * @param {Object.<string,*>} object Plain object
                 * @returns {shardrun.agent.v1.FileBodies} FileBodies
                 */
                FileBodies.fromObject = function (object, _depth) {
                    if (object instanceof $root.shardrun.agent.v1.FileBodies)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".shardrun.agent.v1.FileBodies: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.shardrun.agent.v1.FileBodies();
                    if (object.fileKey != null)
                        if (typeof object.fileKey !== "string" || object.fileKey.length)
                            message.fileKey = $String(object.fileKey);
                    if (object.contentDigest != null)
                        if (typeof object.contentDigest !== "string" || object.contentDigest.length)
                            message.contentDigest = $String(object.contentDigest);
                    if (object.bodies) {
                        if (!$Array.isArray(object.bodies))
                            throw $TypeError(".shardrun.agent.v1.FileBodies.bodies: array expected");
                        message.bodies = $Array(object.bodies.length);
                        for (let i = 0; i < object.bodies.length; ++i) {
                            if (!$util.isObject(object.bodies[i]))
                                throw $TypeError(".shardrun.agent.v1.FileBodies.bodies: object expected");
                            message.bodies[i] = $root.shardrun.agent.v1.CaseBody.fromObject(object.bodies[i], _depth + 1);
                        }
                    }
                    return message;
                };

                /**
                 * Creates a plain object from a FileBodies message. Also converts values to other types if specified.
                 * @function toObject
                 * @memberof shardrun.agent.v1.FileBodies
                 * @static
                 * @param {shardrun.agent.v1.FileBodies} message FileBodies
                 * @param {$protobuf.IConversionOptions} [options] Conversion options
                 * @returns {Object.<string,*>} Plain object
                 */
                FileBodies.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.arrays || options.defaults)
                        object.bodies = [];
                    if (options.defaults) {
                        object.fileKey = "";
                        object.contentDigest = "";
                    }
                    if (message.fileKey != null && $Object.hasOwnProperty.call(message, "fileKey"))
                        object.fileKey = message.fileKey;
                    if (message.contentDigest != null && $Object.hasOwnProperty.call(message, "contentDigest"))
                        object.contentDigest = message.contentDigest;
                    if (message.bodies && message.bodies.length) {
                        object.bodies = $Array(message.bodies.length);
                        for (let j = 0; j < message.bodies.length; ++j)
                            object.bodies[j] = $root.shardrun.agent.v1.CaseBody.toObject(message.bodies[j], options, _depth + 1);
                    }
                    return object;
                };

                /**
                 * Converts this FileBodies to JSON.
                 * @function toJSON
                 * @memberof shardrun.agent.v1.FileBodies
                 * @instance
                 * @returns {Object.<string,*>} JSON object
                 */
                FileBodies.prototype.toJSON = function() {
                    return FileBodies.toObject(this, $protobuf.util.toJSONOptions);
                };

                /**
                 * Gets the type url for FileBodies
                 * @function getTypeUrl
                 * @memberof shardrun.agent.v1.FileBodies
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                FileBodies.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/shardrun.agent.v1.FileBodies";
                };

                return FileBodies;
            })();

            v1.CaseBody = (function() {

                /**
                 * Properties of a CaseBody.
                 * @typedef {Object} shardrun.agent.v1.CaseBody.$Properties
                 * @property {string|null} [title] CaseBody title
                 * @property {string|null} [bodyDigest] CaseBody bodyDigest
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a CaseBody.
                 * @memberof shardrun.agent.v1
                 * @interface ICaseBody
                 * @augments shardrun.agent.v1.CaseBody.$Properties
                 * @deprecated Use shardrun.agent.v1.CaseBody.$Properties instead.
                 */

                /**
                 * Shape of a CaseBody.
                 * @typedef {shardrun.agent.v1.CaseBody.$Properties} shardrun.agent.v1.CaseBody.$Shape
                 */

                /**
                 * Constructs a new CaseBody.
                 * @memberof shardrun.agent.v1
                 * @classdesc Represents a CaseBody.
                 * @constructor
                 * @param {shardrun.agent.v1.CaseBody.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const CaseBody = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * CaseBody title.
                 * @member {string} title
                 * @memberof shardrun.agent.v1.CaseBody
                 * @instance
                 */
                CaseBody.prototype.title = "";

                /**
                 * CaseBody bodyDigest.
                 * @member {string} bodyDigest
                 * @memberof shardrun.agent.v1.CaseBody
                 * @instance
                 */
                CaseBody.prototype.bodyDigest = "";

                /**
                 * Creates a new CaseBody instance using the specified properties.
                 * @function create
                 * @memberof shardrun.agent.v1.CaseBody
                 * @static
                 * @param {shardrun.agent.v1.CaseBody.$Properties=} [properties] Properties to set
                 * @returns {shardrun.agent.v1.CaseBody} CaseBody instance
                 * @type {{
                 *   (properties: shardrun.agent.v1.CaseBody.$Shape): shardrun.agent.v1.CaseBody & shardrun.agent.v1.CaseBody.$Shape;
                 *   (properties?: shardrun.agent.v1.CaseBody.$Properties): shardrun.agent.v1.CaseBody;
                 * }}
                 */
                CaseBody.create = function(properties) {
                    return new CaseBody(properties);
                };

                /**
                 * Encodes the specified CaseBody message. Does not implicitly {@link shardrun.agent.v1.CaseBody.verify|verify} messages.
                 * @function encode
                 * @memberof shardrun.agent.v1.CaseBody
                 * @static
                 * @param {shardrun.agent.v1.CaseBody.$Properties} message CaseBody message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                CaseBody.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.title != null && $Object.hasOwnProperty.call(message, "title") && message.title !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.title);
                    if (message.bodyDigest != null && $Object.hasOwnProperty.call(message, "bodyDigest") && message.bodyDigest !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.bodyDigest);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Encodes the specified CaseBody message, length delimited. Does not implicitly {@link shardrun.agent.v1.CaseBody.verify|verify} messages.
                 * @function encodeDelimited
                 * @memberof shardrun.agent.v1.CaseBody
                 * @static
                 * @param {shardrun.agent.v1.CaseBody.$Properties} message CaseBody message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                CaseBody.encodeDelimited = function(message, writer) {
                    return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
                };

                /**
                 * Decodes a CaseBody message from the specified reader or buffer.
                 * @function decode
                 * @memberof shardrun.agent.v1.CaseBody
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.CaseBody & shardrun.agent.v1.CaseBody.$Shape} CaseBody
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                CaseBody.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.shardrun.agent.v1.CaseBody();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.title = value;
                                else
                                    delete message.title;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.bodyDigest = value;
                                else
                                    delete message.bodyDigest;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Decodes a CaseBody message from the specified reader or buffer, length delimited.
                 * @function decodeDelimited
                 * @memberof shardrun.agent.v1.CaseBody
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.CaseBody & shardrun.agent.v1.CaseBody.$Shape} CaseBody
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                CaseBody.decodeDelimited = function(reader) {
                    if (!(reader instanceof $Reader))
                        reader = new $Reader(reader);
                    return this.decode(reader, reader.size());
                };

                /**
                 * Verifies a CaseBody message.
                 * @function verify
                 * @memberof shardrun.agent.v1.CaseBody
                 * @static
                 * @param {Object.<string,*>} message Plain object to verify
                 * @returns {string|null} `null` if valid, otherwise the reason why it is not
                 */
                CaseBody.verify = function (message, _depth) {
                    if (typeof message !== "object" || message === null)
                        return "object expected";
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        return "max depth exceeded";
                    if (message.title != null && $Object.hasOwnProperty.call(message, "title"))
                        if (!$util.isString(message.title))
                            return "title: string expected";
                    if (message.bodyDigest != null && $Object.hasOwnProperty.call(message, "bodyDigest"))
                        if (!$util.isString(message.bodyDigest))
                            return "bodyDigest: string expected";
                    return null;
                };

                /**
                 * Creates a CaseBody message from a plain object. Also converts values to their respective internal types.
                 * @function fromObject
                 * @memberof shardrun.agent.v1.CaseBody
                 * @static
                 * @param {Object.<string,*>} object Plain object
                 * @returns {shardrun.agent.v1.CaseBody} CaseBody
                 */
                CaseBody.fromObject = function (object, _depth) {
                    if (object instanceof $root.shardrun.agent.v1.CaseBody)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".shardrun.agent.v1.CaseBody: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.shardrun.agent.v1.CaseBody();
                    if (object.title != null)
                        if (typeof object.title !== "string" || object.title.length)
                            message.title = $String(object.title);
                    if (object.bodyDigest != null)
                        if (typeof object.bodyDigest !== "string" || object.bodyDigest.length)
                            message.bodyDigest = $String(object.bodyDigest);
                    return message;
                };

                /**
                 * Creates a plain object from a CaseBody message. Also converts values to other types if specified.
                 * @function toObject
                 * @memberof shardrun.agent.v1.CaseBody
                 * @static
                 * @param {shardrun.agent.v1.CaseBody} message CaseBody
                 * @param {$protobuf.IConversionOptions} [options] Conversion options
                 * @returns {Object.<string,*>} Plain object
                 */
                CaseBody.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.defaults) {
                        object.title = "";
                        object.bodyDigest = "";
                    }
                    if (message.title != null && $Object.hasOwnProperty.call(message, "title"))
                        object.title = message.title;
                    if (message.bodyDigest != null && $Object.hasOwnProperty.call(message, "bodyDigest"))
                        object.bodyDigest = message.bodyDigest;
                    return object;
                };

                /**
                 * Converts this CaseBody to JSON.
                 * @function toJSON
                 * @memberof shardrun.agent.v1.CaseBody
                 * @instance
                 * @returns {Object.<string,*>} JSON object
                 */
                CaseBody.prototype.toJSON = function() {
                    return CaseBody.toObject(this, $protobuf.util.toJSONOptions);
                };

                /**
                 * Gets the type url for CaseBody
                 * @function getTypeUrl
                 * @memberof shardrun.agent.v1.CaseBody
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                CaseBody.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/shardrun.agent.v1.CaseBody";
                };

                return CaseBody;
            })();

            v1.PrepareSuite = (function() {

                /**
                 * Properties of a PrepareSuite.
                 * @typedef {Object} shardrun.agent.v1.PrepareSuite.$Properties
                 * @property {string|null} [runId] PrepareSuite runId
                 * @property {string|null} [suite] PrepareSuite suite
                 * @property {Array.<shardrun.agent.v1.TestFile.$Properties>|null} [files] PrepareSuite files
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a PrepareSuite.
                 * @memberof shardrun.agent.v1
                 * @interface IPrepareSuite
                 * @augments shardrun.agent.v1.PrepareSuite.$Properties
                 * @deprecated Use shardrun.agent.v1.PrepareSuite.$Properties instead.
                 */

                /**
                 * Shape of a PrepareSuite.
                 * @typedef {shardrun.agent.v1.PrepareSuite.$Properties} shardrun.agent.v1.PrepareSuite.$Shape
                 */

                /**
                 * Constructs a new PrepareSuite.
                 * @memberof shardrun.agent.v1
                 * @classdesc Represents a PrepareSuite.
                 * @constructor
                 * @param {shardrun.agent.v1.PrepareSuite.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const PrepareSuite = function (properties) {
                    this.files = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * PrepareSuite runId.
                 * @member {string} runId
                 * @memberof shardrun.agent.v1.PrepareSuite
                 * @instance
                 */
                PrepareSuite.prototype.runId = "";

                /**
                 * PrepareSuite suite.
                 * @member {string} suite
                 * @memberof shardrun.agent.v1.PrepareSuite
                 * @instance
                 */
                PrepareSuite.prototype.suite = "";

                /**
                 * PrepareSuite files.
                 * @member {Array.<shardrun.agent.v1.TestFile.$Properties>} files
                 * @memberof shardrun.agent.v1.PrepareSuite
                 * @instance
                 */
                PrepareSuite.prototype.files = $util.emptyArray;

                /**
                 * Creates a new PrepareSuite instance using the specified properties.
                 * @function create
                 * @memberof shardrun.agent.v1.PrepareSuite
                 * @static
                 * @param {shardrun.agent.v1.PrepareSuite.$Properties=} [properties] Properties to set
                 * @returns {shardrun.agent.v1.PrepareSuite} PrepareSuite instance
                 * @type {{
                 *   (properties: shardrun.agent.v1.PrepareSuite.$Shape): shardrun.agent.v1.PrepareSuite & shardrun.agent.v1.PrepareSuite.$Shape;
                 *   (properties?: shardrun.agent.v1.PrepareSuite.$Properties): shardrun.agent.v1.PrepareSuite;
                 * }}
                 */
                PrepareSuite.create = function(properties) {
                    return new PrepareSuite(properties);
                };

                /**
                 * Encodes the specified PrepareSuite message. Does not implicitly {@link shardrun.agent.v1.PrepareSuite.verify|verify} messages.
                 * @function encode
                 * @memberof shardrun.agent.v1.PrepareSuite
                 * @static
                 * @param {shardrun.agent.v1.PrepareSuite.$Properties} message PrepareSuite message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                PrepareSuite.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.runId != null && $Object.hasOwnProperty.call(message, "runId") && message.runId !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.runId);
                    if (message.suite != null && $Object.hasOwnProperty.call(message, "suite") && message.suite !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.suite);
                    if (message.files != null && message.files.length)
                        for (let i = 0; i < message.files.length; ++i)
                            $root.shardrun.agent.v1.TestFile.encode(message.files[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Encodes the specified PrepareSuite message, length delimited. Does not implicitly {@link shardrun.agent.v1.PrepareSuite.verify|verify} messages.
                 * @function encodeDelimited
                 * @memberof shardrun.agent.v1.PrepareSuite
                 * @static
                 * @param {shardrun.agent.v1.PrepareSuite.$Properties} message PrepareSuite message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                PrepareSuite.encodeDelimited = function(message, writer) {
                    return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
                };

                /**
                 * Decodes a PrepareSuite message from the specified reader or buffer.
                 * @function decode
                 * @memberof shardrun.agent.v1.PrepareSuite
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.PrepareSuite & shardrun.agent.v1.PrepareSuite.$Shape} PrepareSuite
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                PrepareSuite.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.shardrun.agent.v1.PrepareSuite();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.runId = value;
                                else
                                    delete message.runId;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.suite = value;
                                else
                                    delete message.suite;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.files && message.files.length))
                                    message.files = [];
                                message.files.push($root.shardrun.agent.v1.TestFile.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Decodes a PrepareSuite message from the specified reader or buffer, length delimited.
                 * @function decodeDelimited
                 * @memberof shardrun.agent.v1.PrepareSuite
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.PrepareSuite & shardrun.agent.v1.PrepareSuite.$Shape} PrepareSuite
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                PrepareSuite.decodeDelimited = function(reader) {
                    if (!(reader instanceof $Reader))
                        reader = new $Reader(reader);
                    return this.decode(reader, reader.size());
                };

                /**
                 * Verifies a PrepareSuite message.
                 * @function verify
                 * @memberof shardrun.agent.v1.PrepareSuite
                 * @static
                 * @param {Object.<string,*>} message Plain object to verify
                 * @returns {string|null} `null` if valid, otherwise the reason why it is not
                 */
                PrepareSuite.verify = function (message, _depth) {
                    if (typeof message !== "object" || message === null)
                        return "object expected";
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        return "max depth exceeded";
                    if (message.runId != null && $Object.hasOwnProperty.call(message, "runId"))
                        if (!$util.isString(message.runId))
                            return "runId: string expected";
                    if (message.suite != null && $Object.hasOwnProperty.call(message, "suite"))
                        if (!$util.isString(message.suite))
                            return "suite: string expected";
                    if (message.files != null && $Object.hasOwnProperty.call(message, "files")) {
                        if (!$Array.isArray(message.files))
                            return "files: array expected";
                        for (let i = 0; i < message.files.length; ++i) {
                            let error = $root.shardrun.agent.v1.TestFile.verify(message.files[i], _depth + 1);
                            if (error)
                                return "files." + error;
                        }
                    }
                    return null;
                };

                /**
                 * Creates a PrepareSuite message from a plain object. Also converts values to their respective internal types.
                 * @function fromObject
                 * @memberof shardrun.agent.v1.PrepareSuite
                 * @static
                 * @param {Object.<string,*>} object Plain object
                 * @returns {shardrun.agent.v1.PrepareSuite} PrepareSuite
                 */
                PrepareSuite.fromObject = function (object, _depth) {
                    if (object instanceof $root.shardrun.agent.v1.PrepareSuite)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".shardrun.agent.v1.PrepareSuite: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.shardrun.agent.v1.PrepareSuite();
                    if (object.runId != null)
                        if (typeof object.runId !== "string" || object.runId.length)
                            message.runId = $String(object.runId);
                    if (object.suite != null)
                        if (typeof object.suite !== "string" || object.suite.length)
                            message.suite = $String(object.suite);
                    if (object.files) {
                        if (!$Array.isArray(object.files))
                            throw $TypeError(".shardrun.agent.v1.PrepareSuite.files: array expected");
                        message.files = $Array(object.files.length);
                        for (let i = 0; i < object.files.length; ++i) {
                            if (!$util.isObject(object.files[i]))
                                throw $TypeError(".shardrun.agent.v1.PrepareSuite.files: object expected");
                            message.files[i] = $root.shardrun.agent.v1.TestFile.fromObject(object.files[i], _depth + 1);
                        }
                    }
                    return message;
                };

                /**
                 * Creates a plain object from a PrepareSuite message. Also converts values to other types if specified.
                 * @function toObject
                 * @memberof shardrun.agent.v1.PrepareSuite
                 * @static
                 * @param {shardrun.agent.v1.PrepareSuite} message PrepareSuite
                 * @param {$protobuf.IConversionOptions} [options] Conversion options
                 * @returns {Object.<string,*>} Plain object
                 */
                PrepareSuite.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.arrays || options.defaults)
                        object.files = [];
                    if (options.defaults) {
                        object.runId = "";
                        object.suite = "";
                    }
                    if (message.runId != null && $Object.hasOwnProperty.call(message, "runId"))
                        object.runId = message.runId;
                    if (message.suite != null && $Object.hasOwnProperty.call(message, "suite"))
                        object.suite = message.suite;
                    if (message.files && message.files.length) {
                        object.files = $Array(message.files.length);
                        for (let j = 0; j < message.files.length; ++j)
                            object.files[j] = $root.shardrun.agent.v1.TestFile.toObject(message.files[j], options, _depth + 1);
                    }
                    return object;
                };

                /**
                 * Converts this PrepareSuite to JSON.
                 * @function toJSON
                 * @memberof shardrun.agent.v1.PrepareSuite
                 * @instance
                 * @returns {Object.<string,*>} JSON object
                 */
                PrepareSuite.prototype.toJSON = function() {
                    return PrepareSuite.toObject(this, $protobuf.util.toJSONOptions);
                };

                /**
                 * Gets the type url for PrepareSuite
                 * @function getTypeUrl
                 * @memberof shardrun.agent.v1.PrepareSuite
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                PrepareSuite.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/shardrun.agent.v1.PrepareSuite";
                };

                return PrepareSuite;
            })();

            v1.SuiteReady = (function() {

                /**
                 * Properties of a SuiteReady.
                 * @typedef {Object} shardrun.agent.v1.SuiteReady.$Properties
                 * @property {string|null} [runId] SuiteReady runId
                 * @property {string|null} [suite] SuiteReady suite
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a SuiteReady.
                 * @memberof shardrun.agent.v1
                 * @interface ISuiteReady
                 * @augments shardrun.agent.v1.SuiteReady.$Properties
                 * @deprecated Use shardrun.agent.v1.SuiteReady.$Properties instead.
                 */

                /**
                 * Shape of a SuiteReady.
                 * @typedef {shardrun.agent.v1.SuiteReady.$Properties} shardrun.agent.v1.SuiteReady.$Shape
                 */

                /**
                 * Constructs a new SuiteReady.
                 * @memberof shardrun.agent.v1
                 * @classdesc Represents a SuiteReady.
                 * @constructor
                 * @param {shardrun.agent.v1.SuiteReady.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const SuiteReady = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * SuiteReady runId.
                 * @member {string} runId
                 * @memberof shardrun.agent.v1.SuiteReady
                 * @instance
                 */
                SuiteReady.prototype.runId = "";

                /**
                 * SuiteReady suite.
                 * @member {string} suite
                 * @memberof shardrun.agent.v1.SuiteReady
                 * @instance
                 */
                SuiteReady.prototype.suite = "";

                /**
                 * Creates a new SuiteReady instance using the specified properties.
                 * @function create
                 * @memberof shardrun.agent.v1.SuiteReady
                 * @static
                 * @param {shardrun.agent.v1.SuiteReady.$Properties=} [properties] Properties to set
                 * @returns {shardrun.agent.v1.SuiteReady} SuiteReady instance
                 * @type {{
                 *   (properties: shardrun.agent.v1.SuiteReady.$Shape): shardrun.agent.v1.SuiteReady & shardrun.agent.v1.SuiteReady.$Shape;
                 *   (properties?: shardrun.agent.v1.SuiteReady.$Properties): shardrun.agent.v1.SuiteReady;
                 * }}
                 */
                SuiteReady.create = function(properties) {
                    return new SuiteReady(properties);
                };

                /**
                 * Encodes the specified SuiteReady message. Does not implicitly {@link shardrun.agent.v1.SuiteReady.verify|verify} messages.
                 * @function encode
                 * @memberof shardrun.agent.v1.SuiteReady
                 * @static
                 * @param {shardrun.agent.v1.SuiteReady.$Properties} message SuiteReady message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                SuiteReady.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.runId != null && $Object.hasOwnProperty.call(message, "runId") && message.runId !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.runId);
                    if (message.suite != null && $Object.hasOwnProperty.call(message, "suite") && message.suite !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.suite);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Encodes the specified SuiteReady message, length delimited. Does not implicitly {@link shardrun.agent.v1.SuiteReady.verify|verify} messages.
                 * @function encodeDelimited
                 * @memberof shardrun.agent.v1.SuiteReady
                 * @static
                 * @param {shardrun.agent.v1.SuiteReady.$Properties} message SuiteReady message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                SuiteReady.encodeDelimited = function(message, writer) {
                    return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
                };

                /**
                 * Decodes a SuiteReady message from the specified reader or buffer.
                 * @function decode
                 * @memberof shardrun.agent.v1.SuiteReady
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.SuiteReady & shardrun.agent.v1.SuiteReady.$Shape} SuiteReady
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                SuiteReady.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.shardrun.agent.v1.SuiteReady();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.runId = value;
                                else
                                    delete message.runId;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.suite = value;
                                else
                                    delete message.suite;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Decodes a SuiteReady message from the specified reader or buffer, length delimited.
                 * @function decodeDelimited
                 * @memberof shardrun.agent.v1.SuiteReady
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.SuiteReady & shardrun.agent.v1.SuiteReady.$Shape} SuiteReady
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                SuiteReady.decodeDelimited = function(reader) {
                    if (!(reader instanceof $Reader))
                        reader = new $Reader(reader);
                    return this.decode(reader, reader.size());
                };

                /**
                 * Verifies a SuiteReady message.
                 * @function verify
                 * @memberof shardrun.agent.v1.SuiteReady
                 * @static
                 * @param {Object.<string,*>} message Plain object to verify
                 * @returns {string|null} `null` if valid, otherwise the reason why it is not
                 */
                SuiteReady.verify = function (message, _depth) {
                    if (typeof message !== "object" || message === null)
                        return "object expected";
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        return "max depth exceeded";
                    if (message.runId != null && $Object.hasOwnProperty.call(message, "runId"))
                        if (!$util.isString(message.runId))
                            return "runId: string expected";
                    if (message.suite != null && $Object.hasOwnProperty.call(message, "suite"))
                        if (!$util.isString(message.suite))
                            return "suite: string expected";
                    return null;
                };

                /**
                 * Creates a SuiteReady message from a plain object. Also converts values to their respective internal types.
                 * @function fromObject
                 * @memberof shardrun.agent.v1.SuiteReady
                 * @static
                 * @param {Object.<string,*>} object Plain object
                 * @returns {shardrun.agent.v1.SuiteReady} SuiteReady
                 */
                SuiteReady.fromObject = function (object, _depth) {
                    if (object instanceof $root.shardrun.agent.v1.SuiteReady)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".shardrun.agent.v1.SuiteReady: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.shardrun.agent.v1.SuiteReady();
                    if (object.runId != null)
                        if (typeof object.runId !== "string" || object.runId.length)
                            message.runId = $String(object.runId);
                    if (object.suite != null)
                        if (typeof object.suite !== "string" || object.suite.length)
                            message.suite = $String(object.suite);
                    return message;
                };

                /**
                 * Creates a plain object from a SuiteReady message. Also converts values to other types if specified.
                 * @function toObject
                 * @memberof shardrun.agent.v1.SuiteReady
                 * @static
                 * @param {shardrun.agent.v1.SuiteReady} message SuiteReady
                 * @param {$protobuf.IConversionOptions} [options] Conversion options
                 * @returns {Object.<string,*>} Plain object
                 */
                SuiteReady.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.defaults) {
                        object.runId = "";
                        object.suite = "";
                    }
                    if (message.runId != null && $Object.hasOwnProperty.call(message, "runId"))
                        object.runId = message.runId;
                    if (message.suite != null && $Object.hasOwnProperty.call(message, "suite"))
                        object.suite = message.suite;
                    return object;
                };

                /**
                 * Converts this SuiteReady to JSON.
                 * @function toJSON
                 * @memberof shardrun.agent.v1.SuiteReady
                 * @instance
                 * @returns {Object.<string,*>} JSON object
                 */
                SuiteReady.prototype.toJSON = function() {
                    return SuiteReady.toObject(this, $protobuf.util.toJSONOptions);
                };

                /**
                 * Gets the type url for SuiteReady
                 * @function getTypeUrl
                 * @memberof shardrun.agent.v1.SuiteReady
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                SuiteReady.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/shardrun.agent.v1.SuiteReady";
                };

                return SuiteReady;
            })();

            v1.GrantLease = (function() {

                /**
                 * Properties of a GrantLease.
                 * @typedef {Object} shardrun.agent.v1.GrantLease.$Properties
                 * @property {string|null} [runId] GrantLease runId
                 * @property {string|null} [suite] GrantLease suite
                 * @property {string|null} [leaseId] GrantLease leaseId
                 * @property {string|null} [unitId] GrantLease unitId
                 * @property {number|null} [slot] GrantLease slot
                 * @property {Array.<string>|null} [fileKeys] GrantLease fileKeys
                 * @property {shardrun.agent.v1.Slice.$Properties|null} [slice] GrantLease slice
                 * @property {number|null} [attempt] GrantLease attempt
                 * @property {number|Long|null} [timeoutMs] GrantLease timeoutMs
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a GrantLease.
                 * @memberof shardrun.agent.v1
                 * @interface IGrantLease
                 * @augments shardrun.agent.v1.GrantLease.$Properties
                 * @deprecated Use shardrun.agent.v1.GrantLease.$Properties instead.
                 */

                /**
                 * Shape of a GrantLease.
                 * @typedef {shardrun.agent.v1.GrantLease.$Properties} shardrun.agent.v1.GrantLease.$Shape
                 */

                /**
                 * Constructs a new GrantLease.
                 * @memberof shardrun.agent.v1
                 * @classdesc Represents a GrantLease.
                 * @constructor
                 * @param {shardrun.agent.v1.GrantLease.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const GrantLease = function (properties) {
                    this.fileKeys = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * GrantLease runId.
                 * @member {string} runId
                 * @memberof shardrun.agent.v1.GrantLease
                 * @instance
                 */
                GrantLease.prototype.runId = "";

                /**
                 * GrantLease suite.
                 * @member {string} suite
                 * @memberof shardrun.agent.v1.GrantLease
                 * @instance
                 */
                GrantLease.prototype.suite = "";

                /**
                 * GrantLease leaseId.
                 * @member {string} leaseId
                 * @memberof shardrun.agent.v1.GrantLease
                 * @instance
                 */
                GrantLease.prototype.leaseId = "";

                /**
                 * GrantLease unitId.
                 * @member {string} unitId
                 * @memberof shardrun.agent.v1.GrantLease
                 * @instance
                 */
                GrantLease.prototype.unitId = "";

                /**
                 * GrantLease slot.
                 * @member {number} slot
                 * @memberof shardrun.agent.v1.GrantLease
                 * @instance
                 */
                GrantLease.prototype.slot = 0;

                /**
                 * GrantLease fileKeys.
                 * @member {Array.<string>} fileKeys
                 * @memberof shardrun.agent.v1.GrantLease
                 * @instance
                 */
                GrantLease.prototype.fileKeys = $util.emptyArray;

                /**
                 * GrantLease slice.
                 * @member {shardrun.agent.v1.Slice.$Properties|null|undefined} slice
                 * @memberof shardrun.agent.v1.GrantLease
                 * @instance
                 */
                GrantLease.prototype.slice = null;

                /**
                 * GrantLease attempt.
                 * @member {number} attempt
                 * @memberof shardrun.agent.v1.GrantLease
                 * @instance
                 */
                GrantLease.prototype.attempt = 0;

                /**
                 * GrantLease timeoutMs.
                 * @member {number|Long} timeoutMs
                 * @memberof shardrun.agent.v1.GrantLease
                 * @instance
                 */
                GrantLease.prototype.timeoutMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Creates a new GrantLease instance using the specified properties.
                 * @function create
                 * @memberof shardrun.agent.v1.GrantLease
                 * @static
                 * @param {shardrun.agent.v1.GrantLease.$Properties=} [properties] Properties to set
                 * @returns {shardrun.agent.v1.GrantLease} GrantLease instance
                 * @type {{
                 *   (properties: shardrun.agent.v1.GrantLease.$Shape): shardrun.agent.v1.GrantLease & shardrun.agent.v1.GrantLease.$Shape;
                 *   (properties?: shardrun.agent.v1.GrantLease.$Properties): shardrun.agent.v1.GrantLease;
                 * }}
                 */
                GrantLease.create = function(properties) {
                    return new GrantLease(properties);
                };

                /**
                 * Encodes the specified GrantLease message. Does not implicitly {@link shardrun.agent.v1.GrantLease.verify|verify} messages.
                 * @function encode
                 * @memberof shardrun.agent.v1.GrantLease
                 * @static
                 * @param {shardrun.agent.v1.GrantLease.$Properties} message GrantLease message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                GrantLease.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.runId != null && $Object.hasOwnProperty.call(message, "runId") && message.runId !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.runId);
                    if (message.suite != null && $Object.hasOwnProperty.call(message, "suite") && message.suite !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.suite);
                    if (message.leaseId != null && $Object.hasOwnProperty.call(message, "leaseId") && message.leaseId !== "")
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.leaseId);
                    if (message.unitId != null && $Object.hasOwnProperty.call(message, "unitId") && message.unitId !== "")
                        writer.uint32(/* id 4, wireType 2 =*/34).string(message.unitId);
                    if (message.slot != null && $Object.hasOwnProperty.call(message, "slot") && message.slot !== 0)
                        writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.slot);
                    if (message.fileKeys != null && message.fileKeys.length)
                        for (let i = 0; i < message.fileKeys.length; ++i)
                            writer.uint32(/* id 6, wireType 2 =*/50).string(message.fileKeys[i]);
                    if (message.slice != null && $Object.hasOwnProperty.call(message, "slice"))
                        $root.shardrun.agent.v1.Slice.encode(message.slice, writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
                    if (message.attempt != null && $Object.hasOwnProperty.call(message, "attempt") && message.attempt !== 0)
                        writer.uint32(/* id 8, wireType 0 =*/64).uint32(message.attempt);
                    if (message.timeoutMs != null && $Object.hasOwnProperty.call(message, "timeoutMs") && (typeof message.timeoutMs === "object" ? message.timeoutMs.low || message.timeoutMs.high : message.timeoutMs !== 0))
                        writer.uint32(/* id 9, wireType 0 =*/72).uint64(message.timeoutMs);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Encodes the specified GrantLease message, length delimited. Does not implicitly {@link shardrun.agent.v1.GrantLease.verify|verify} messages.
                 * @function encodeDelimited
                 * @memberof shardrun.agent.v1.GrantLease
                 * @static
                 * @param {shardrun.agent.v1.GrantLease.$Properties} message GrantLease message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                GrantLease.encodeDelimited = function(message, writer) {
                    return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
                };

                /**
                 * Decodes a GrantLease message from the specified reader or buffer.
                 * @function decode
                 * @memberof shardrun.agent.v1.GrantLease
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.GrantLease & shardrun.agent.v1.GrantLease.$Shape} GrantLease
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                GrantLease.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.shardrun.agent.v1.GrantLease();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.runId = value;
                                else
                                    delete message.runId;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.suite = value;
                                else
                                    delete message.suite;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.leaseId = value;
                                else
                                    delete message.leaseId;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.unitId = value;
                                else
                                    delete message.unitId;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.slot = value;
                                else
                                    delete message.slot;
                                continue;
                            }
                        case 6: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.fileKeys && message.fileKeys.length))
                                    message.fileKeys = [];
                                message.fileKeys.push(reader.stringVerify());
                                continue;
                            }
                        case 7: {
                                if (wireType !== 2)
                                    break;
                                message.slice = $root.shardrun.agent.v1.Slice.decode(reader, reader.size(), $undefined, _depth + 1, message.slice);
                                continue;
                            }
                        case 8: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.attempt = value;
                                else
                                    delete message.attempt;
                                continue;
                            }
                        case 9: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.timeoutMs = value;
                                else
                                    delete message.timeoutMs;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Decodes a GrantLease message from the specified reader or buffer, length delimited.
                 * @function decodeDelimited
                 * @memberof shardrun.agent.v1.GrantLease
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.GrantLease & shardrun.agent.v1.GrantLease.$Shape} GrantLease
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                GrantLease.decodeDelimited = function(reader) {
                    if (!(reader instanceof $Reader))
                        reader = new $Reader(reader);
                    return this.decode(reader, reader.size());
                };

                /**
                 * Verifies a GrantLease message.
                 * @function verify
                 * @memberof shardrun.agent.v1.GrantLease
                 * @static
                 * @param {Object.<string,*>} message Plain object to verify
                 * @returns {string|null} `null` if valid, otherwise the reason why it is not
                 */
                GrantLease.verify = function (message, _depth) {
                    if (typeof message !== "object" || message === null)
                        return "object expected";
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        return "max depth exceeded";
                    if (message.runId != null && $Object.hasOwnProperty.call(message, "runId"))
                        if (!$util.isString(message.runId))
                            return "runId: string expected";
                    if (message.suite != null && $Object.hasOwnProperty.call(message, "suite"))
                        if (!$util.isString(message.suite))
                            return "suite: string expected";
                    if (message.leaseId != null && $Object.hasOwnProperty.call(message, "leaseId"))
                        if (!$util.isString(message.leaseId))
                            return "leaseId: string expected";
                    if (message.unitId != null && $Object.hasOwnProperty.call(message, "unitId"))
                        if (!$util.isString(message.unitId))
                            return "unitId: string expected";
                    if (message.slot != null && $Object.hasOwnProperty.call(message, "slot"))
                        if (!$util.isInteger(message.slot))
                            return "slot: integer expected";
                    if (message.fileKeys != null && $Object.hasOwnProperty.call(message, "fileKeys")) {
                        if (!$Array.isArray(message.fileKeys))
                            return "fileKeys: array expected";
                        for (let i = 0; i < message.fileKeys.length; ++i)
                            if (!$util.isString(message.fileKeys[i]))
                                return "fileKeys: string[] expected";
                    }
                    if (message.slice != null && $Object.hasOwnProperty.call(message, "slice")) {
                        let error = $root.shardrun.agent.v1.Slice.verify(message.slice, _depth + 1);
                        if (error)
                            return "slice." + error;
                    }
                    if (message.attempt != null && $Object.hasOwnProperty.call(message, "attempt"))
                        if (!$util.isInteger(message.attempt))
                            return "attempt: integer expected";
                    if (message.timeoutMs != null && $Object.hasOwnProperty.call(message, "timeoutMs"))
                        if (!$util.isInteger(message.timeoutMs) && !(message.timeoutMs && $util.isInteger(message.timeoutMs.low) && $util.isInteger(message.timeoutMs.high)))
                            return "timeoutMs: integer|Long expected";
                    return null;
                };

                /**
                 * Creates a GrantLease message from a plain object. Also converts values to their respective internal types.
                 * @function fromObject
                 * @memberof shardrun.agent.v1.GrantLease
                 * @static
                 * @param {Object.<string,*>} object Plain object
                 * @returns {shardrun.agent.v1.GrantLease} GrantLease
                 */
                GrantLease.fromObject = function (object, _depth) {
                    if (object instanceof $root.shardrun.agent.v1.GrantLease)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".shardrun.agent.v1.GrantLease: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.shardrun.agent.v1.GrantLease();
                    if (object.runId != null)
                        if (typeof object.runId !== "string" || object.runId.length)
                            message.runId = $String(object.runId);
                    if (object.suite != null)
                        if (typeof object.suite !== "string" || object.suite.length)
                            message.suite = $String(object.suite);
                    if (object.leaseId != null)
                        if (typeof object.leaseId !== "string" || object.leaseId.length)
                            message.leaseId = $String(object.leaseId);
                    if (object.unitId != null)
                        if (typeof object.unitId !== "string" || object.unitId.length)
                            message.unitId = $String(object.unitId);
                    if (object.slot != null)
                        if ($Number(object.slot) !== 0)
                            message.slot = object.slot >>> 0;
                    if (object.fileKeys) {
                        if (!$Array.isArray(object.fileKeys))
                            throw $TypeError(".shardrun.agent.v1.GrantLease.fileKeys: array expected");
                        message.fileKeys = $Array(object.fileKeys.length);
                        for (let i = 0; i < object.fileKeys.length; ++i)
                            message.fileKeys[i] = $String(object.fileKeys[i]);
                    }
                    if (object.slice != null) {
                        if (!$util.isObject(object.slice))
                            throw $TypeError(".shardrun.agent.v1.GrantLease.slice: object expected");
                        message.slice = $root.shardrun.agent.v1.Slice.fromObject(object.slice, _depth + 1);
                    }
                    if (object.attempt != null)
                        if ($Number(object.attempt) !== 0)
                            message.attempt = object.attempt >>> 0;
                    if (object.timeoutMs != null)
                        if (typeof object.timeoutMs === "object" ? object.timeoutMs.low || object.timeoutMs.high : $Number(object.timeoutMs) !== 0)
                            if ($util.Long)
                                message.timeoutMs = $util.Long.fromValue(object.timeoutMs, true);
                            else if (typeof object.timeoutMs === "string")
                                message.timeoutMs = $parseInt(object.timeoutMs, 10);
                            else if (typeof object.timeoutMs === "number")
                                message.timeoutMs = object.timeoutMs;
                            else if (typeof object.timeoutMs === "object")
                                message.timeoutMs = new $util.LongBits(object.timeoutMs.low >>> 0, object.timeoutMs.high >>> 0).toNumber(true);
                    return message;
                };

                /**
                 * Creates a plain object from a GrantLease message. Also converts values to other types if specified.
                 * @function toObject
                 * @memberof shardrun.agent.v1.GrantLease
                 * @static
                 * @param {shardrun.agent.v1.GrantLease} message GrantLease
                 * @param {$protobuf.IConversionOptions} [options] Conversion options
                 * @returns {Object.<string,*>} Plain object
                 */
                GrantLease.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.arrays || options.defaults)
                        object.fileKeys = [];
                    if (options.defaults) {
                        object.runId = "";
                        object.suite = "";
                        object.leaseId = "";
                        object.unitId = "";
                        object.slot = 0;
                        object.slice = null;
                        object.attempt = 0;
                        if ($util.Long) {
                            let long = new $util.Long(0, 0, true);
                            object.timeoutMs = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                        } else
                            object.timeoutMs = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    }
                    if (message.runId != null && $Object.hasOwnProperty.call(message, "runId"))
                        object.runId = message.runId;
                    if (message.suite != null && $Object.hasOwnProperty.call(message, "suite"))
                        object.suite = message.suite;
                    if (message.leaseId != null && $Object.hasOwnProperty.call(message, "leaseId"))
                        object.leaseId = message.leaseId;
                    if (message.unitId != null && $Object.hasOwnProperty.call(message, "unitId"))
                        object.unitId = message.unitId;
                    if (message.slot != null && $Object.hasOwnProperty.call(message, "slot"))
                        object.slot = message.slot;
                    if (message.fileKeys && message.fileKeys.length) {
                        object.fileKeys = $Array(message.fileKeys.length);
                        for (let j = 0; j < message.fileKeys.length; ++j)
                            object.fileKeys[j] = message.fileKeys[j];
                    }
                    if (message.slice != null && $Object.hasOwnProperty.call(message, "slice"))
                        object.slice = $root.shardrun.agent.v1.Slice.toObject(message.slice, options, _depth + 1);
                    if (message.attempt != null && $Object.hasOwnProperty.call(message, "attempt"))
                        object.attempt = message.attempt;
                    if (message.timeoutMs != null && $Object.hasOwnProperty.call(message, "timeoutMs"))
                        if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                            object.timeoutMs = typeof message.timeoutMs === "number" ? $BigInt(message.timeoutMs) : $util.Long.fromBits(message.timeoutMs.low >>> 0, message.timeoutMs.high >>> 0, true).toBigInt();
                        else if (typeof message.timeoutMs === "number")
                            object.timeoutMs = options.longs === $String ? $String(message.timeoutMs) : message.timeoutMs;
                        else
                            object.timeoutMs = options.longs === $String ? $util.Long.prototype.toString.call(message.timeoutMs) : options.longs === $Number ? new $util.LongBits(message.timeoutMs.low >>> 0, message.timeoutMs.high >>> 0).toNumber(true) : message.timeoutMs;
                    return object;
                };

                /**
                 * Converts this GrantLease to JSON.
                 * @function toJSON
                 * @memberof shardrun.agent.v1.GrantLease
                 * @instance
                 * @returns {Object.<string,*>} JSON object
                 */
                GrantLease.prototype.toJSON = function() {
                    return GrantLease.toObject(this, $protobuf.util.toJSONOptions);
                };

                /**
                 * Gets the type url for GrantLease
                 * @function getTypeUrl
                 * @memberof shardrun.agent.v1.GrantLease
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                GrantLease.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/shardrun.agent.v1.GrantLease";
                };

                return GrantLease;
            })();

            v1.Slice = (function() {

                /**
                 * Properties of a Slice.
                 * @typedef {Object} shardrun.agent.v1.Slice.$Properties
                 * @property {shardrun.agent.v1.Slice.Kind|null} [kind] Slice kind
                 * @property {Array.<shardrun.agent.v1.TitlePath.$Properties>|null} [titlePaths] Slice titlePaths
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Slice.
                 * @memberof shardrun.agent.v1
                 * @interface ISlice
                 * @augments shardrun.agent.v1.Slice.$Properties
                 * @deprecated Use shardrun.agent.v1.Slice.$Properties instead.
                 */

                /**
                 * Shape of a Slice.
                 * @typedef {shardrun.agent.v1.Slice.$Properties} shardrun.agent.v1.Slice.$Shape
                 */

                /**
                 * Constructs a new Slice.
                 * @memberof shardrun.agent.v1
                 * @classdesc Represents a Slice.
                 * @constructor
                 * @param {shardrun.agent.v1.Slice.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Slice = function (properties) {
                    this.titlePaths = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Slice kind.
                 * @member {shardrun.agent.v1.Slice.Kind} kind
                 * @memberof shardrun.agent.v1.Slice
                 * @instance
                 */
                Slice.prototype.kind = 0;

                /**
                 * Slice titlePaths.
                 * @member {Array.<shardrun.agent.v1.TitlePath.$Properties>} titlePaths
                 * @memberof shardrun.agent.v1.Slice
                 * @instance
                 */
                Slice.prototype.titlePaths = $util.emptyArray;

                /**
                 * Creates a new Slice instance using the specified properties.
                 * @function create
                 * @memberof shardrun.agent.v1.Slice
                 * @static
                 * @param {shardrun.agent.v1.Slice.$Properties=} [properties] Properties to set
                 * @returns {shardrun.agent.v1.Slice} Slice instance
                 * @type {{
                 *   (properties: shardrun.agent.v1.Slice.$Shape): shardrun.agent.v1.Slice & shardrun.agent.v1.Slice.$Shape;
                 *   (properties?: shardrun.agent.v1.Slice.$Properties): shardrun.agent.v1.Slice;
                 * }}
                 */
                Slice.create = function(properties) {
                    return new Slice(properties);
                };

                /**
                 * Encodes the specified Slice message. Does not implicitly {@link shardrun.agent.v1.Slice.verify|verify} messages.
                 * @function encode
                 * @memberof shardrun.agent.v1.Slice
                 * @static
                 * @param {shardrun.agent.v1.Slice.$Properties} message Slice message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Slice.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.kind != null && $Object.hasOwnProperty.call(message, "kind") && message.kind !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).int32(message.kind);
                    if (message.titlePaths != null && message.titlePaths.length)
                        for (let i = 0; i < message.titlePaths.length; ++i)
                            $root.shardrun.agent.v1.TitlePath.encode(message.titlePaths[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Encodes the specified Slice message, length delimited. Does not implicitly {@link shardrun.agent.v1.Slice.verify|verify} messages.
                 * @function encodeDelimited
                 * @memberof shardrun.agent.v1.Slice
                 * @static
                 * @param {shardrun.agent.v1.Slice.$Properties} message Slice message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Slice.encodeDelimited = function(message, writer) {
                    return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
                };

                /**
                 * Decodes a Slice message from the specified reader or buffer.
                 * @function decode
                 * @memberof shardrun.agent.v1.Slice
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.Slice & shardrun.agent.v1.Slice.$Shape} Slice
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Slice.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.shardrun.agent.v1.Slice();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.int32())
                                    message.kind = value;
                                else
                                    delete message.kind;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.titlePaths && message.titlePaths.length))
                                    message.titlePaths = [];
                                message.titlePaths.push($root.shardrun.agent.v1.TitlePath.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Decodes a Slice message from the specified reader or buffer, length delimited.
                 * @function decodeDelimited
                 * @memberof shardrun.agent.v1.Slice
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.Slice & shardrun.agent.v1.Slice.$Shape} Slice
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Slice.decodeDelimited = function(reader) {
                    if (!(reader instanceof $Reader))
                        reader = new $Reader(reader);
                    return this.decode(reader, reader.size());
                };

                /**
                 * Verifies a Slice message.
                 * @function verify
                 * @memberof shardrun.agent.v1.Slice
                 * @static
                 * @param {Object.<string,*>} message Plain object to verify
                 * @returns {string|null} `null` if valid, otherwise the reason why it is not
                 */
                Slice.verify = function (message, _depth) {
                    if (typeof message !== "object" || message === null)
                        return "object expected";
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        return "max depth exceeded";
                    if (message.kind != null && $Object.hasOwnProperty.call(message, "kind"))
                        if (typeof message.kind !== "number" || (message.kind | 0) !== message.kind)
                            return "kind: enum value expected";
                    if (message.titlePaths != null && $Object.hasOwnProperty.call(message, "titlePaths")) {
                        if (!$Array.isArray(message.titlePaths))
                            return "titlePaths: array expected";
                        for (let i = 0; i < message.titlePaths.length; ++i) {
                            let error = $root.shardrun.agent.v1.TitlePath.verify(message.titlePaths[i], _depth + 1);
                            if (error)
                                return "titlePaths." + error;
                        }
                    }
                    return null;
                };

                /**
                 * Creates a Slice message from a plain object. Also converts values to their respective internal types.
                 * @function fromObject
                 * @memberof shardrun.agent.v1.Slice
                 * @static
                 * @param {Object.<string,*>} object Plain object
                 * @returns {shardrun.agent.v1.Slice} Slice
                 */
                Slice.fromObject = function (object, _depth) {
                    if (object instanceof $root.shardrun.agent.v1.Slice)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".shardrun.agent.v1.Slice: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.shardrun.agent.v1.Slice();
                    if (object.kind !== 0 && (typeof object.kind !== "string" || $root.shardrun.agent.v1.Slice.Kind[object.kind] !== 0))
                        switch (object.kind) {
                        case "KIND_UNSPECIFIED":
                        case 0:
                            message.kind = 0;
                            break;
                        case "KIND_ONLY":
                        case 1:
                            message.kind = 1;
                            break;
                        case "KIND_EXCEPT":
                        case 2:
                            message.kind = 2;
                            break;
                        default:
                            if (typeof object.kind === "number" && (object.kind | 0) === object.kind)
                                message.kind = object.kind;
                        }
                    if (object.titlePaths) {
                        if (!$Array.isArray(object.titlePaths))
                            throw $TypeError(".shardrun.agent.v1.Slice.titlePaths: array expected");
                        message.titlePaths = $Array(object.titlePaths.length);
                        for (let i = 0; i < object.titlePaths.length; ++i) {
                            if (!$util.isObject(object.titlePaths[i]))
                                throw $TypeError(".shardrun.agent.v1.Slice.titlePaths: object expected");
                            message.titlePaths[i] = $root.shardrun.agent.v1.TitlePath.fromObject(object.titlePaths[i], _depth + 1);
                        }
                    }
                    return message;
                };

                /**
                 * Creates a plain object from a Slice message. Also converts values to other types if specified.
                 * @function toObject
                 * @memberof shardrun.agent.v1.Slice
                 * @static
                 * @param {shardrun.agent.v1.Slice} message Slice
                 * @param {$protobuf.IConversionOptions} [options] Conversion options
                 * @returns {Object.<string,*>} Plain object
                 */
                Slice.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.arrays || options.defaults)
                        object.titlePaths = [];
                    if (options.defaults)
                        object.kind = options.enums === $String ? "KIND_UNSPECIFIED" : 0;
                    if (message.kind != null && $Object.hasOwnProperty.call(message, "kind"))
                        object.kind = options.enums === $String ? $root.shardrun.agent.v1.Slice.Kind[message.kind] === $undefined ? message.kind : $root.shardrun.agent.v1.Slice.Kind[message.kind] : message.kind;
                    if (message.titlePaths && message.titlePaths.length) {
                        object.titlePaths = $Array(message.titlePaths.length);
                        for (let j = 0; j < message.titlePaths.length; ++j)
                            object.titlePaths[j] = $root.shardrun.agent.v1.TitlePath.toObject(message.titlePaths[j], options, _depth + 1);
                    }
                    return object;
                };

                /**
                 * Converts this Slice to JSON.
                 * @function toJSON
                 * @memberof shardrun.agent.v1.Slice
                 * @instance
                 * @returns {Object.<string,*>} JSON object
                 */
                Slice.prototype.toJSON = function() {
                    return Slice.toObject(this, $protobuf.util.toJSONOptions);
                };

                /**
                 * Gets the type url for Slice
                 * @function getTypeUrl
                 * @memberof shardrun.agent.v1.Slice
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                Slice.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/shardrun.agent.v1.Slice";
                };

                /**
                 * Kind enum.
                 * @name shardrun.agent.v1.Slice.Kind
                 * @enum {number}
                 * @property {number} KIND_UNSPECIFIED=0 KIND_UNSPECIFIED value
                 * @property {number} KIND_ONLY=1 KIND_ONLY value
                 * @property {number} KIND_EXCEPT=2 KIND_EXCEPT value
                 */
                Slice.Kind = (function() {
                    const valuesById = $Object.create(null), values = $Object.create(valuesById);
                    values[valuesById[0] = "KIND_UNSPECIFIED"] = 0;
                    values[valuesById[1] = "KIND_ONLY"] = 1;
                    values[valuesById[2] = "KIND_EXCEPT"] = 2;
                    return values;
                })();

                return Slice;
            })();

            v1.TitlePath = (function() {

                /**
                 * Properties of a TitlePath.
                 * @typedef {Object} shardrun.agent.v1.TitlePath.$Properties
                 * @property {Array.<string>|null} [titles] TitlePath titles
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a TitlePath.
                 * @memberof shardrun.agent.v1
                 * @interface ITitlePath
                 * @augments shardrun.agent.v1.TitlePath.$Properties
                 * @deprecated Use shardrun.agent.v1.TitlePath.$Properties instead.
                 */

                /**
                 * Shape of a TitlePath.
                 * @typedef {shardrun.agent.v1.TitlePath.$Properties} shardrun.agent.v1.TitlePath.$Shape
                 */

                /**
                 * Constructs a new TitlePath.
                 * @memberof shardrun.agent.v1
                 * @classdesc Represents a TitlePath.
                 * @constructor
                 * @param {shardrun.agent.v1.TitlePath.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const TitlePath = function (properties) {
                    this.titles = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * TitlePath titles.
                 * @member {Array.<string>} titles
                 * @memberof shardrun.agent.v1.TitlePath
                 * @instance
                 */
                TitlePath.prototype.titles = $util.emptyArray;

                /**
                 * Creates a new TitlePath instance using the specified properties.
                 * @function create
                 * @memberof shardrun.agent.v1.TitlePath
                 * @static
                 * @param {shardrun.agent.v1.TitlePath.$Properties=} [properties] Properties to set
                 * @returns {shardrun.agent.v1.TitlePath} TitlePath instance
                 * @type {{
                 *   (properties: shardrun.agent.v1.TitlePath.$Shape): shardrun.agent.v1.TitlePath & shardrun.agent.v1.TitlePath.$Shape;
                 *   (properties?: shardrun.agent.v1.TitlePath.$Properties): shardrun.agent.v1.TitlePath;
                 * }}
                 */
                TitlePath.create = function(properties) {
                    return new TitlePath(properties);
                };

                /**
                 * Encodes the specified TitlePath message. Does not implicitly {@link shardrun.agent.v1.TitlePath.verify|verify} messages.
                 * @function encode
                 * @memberof shardrun.agent.v1.TitlePath
                 * @static
                 * @param {shardrun.agent.v1.TitlePath.$Properties} message TitlePath message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                TitlePath.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.titles != null && message.titles.length)
                        for (let i = 0; i < message.titles.length; ++i)
                            writer.uint32(/* id 1, wireType 2 =*/10).string(message.titles[i]);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Encodes the specified TitlePath message, length delimited. Does not implicitly {@link shardrun.agent.v1.TitlePath.verify|verify} messages.
                 * @function encodeDelimited
                 * @memberof shardrun.agent.v1.TitlePath
                 * @static
                 * @param {shardrun.agent.v1.TitlePath.$Properties} message TitlePath message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                TitlePath.encodeDelimited = function(message, writer) {
                    return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
                };

                /**
                 * Decodes a TitlePath message from the specified reader or buffer.
                 * @function decode
                 * @memberof shardrun.agent.v1.TitlePath
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.TitlePath & shardrun.agent.v1.TitlePath.$Shape} TitlePath
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                TitlePath.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.shardrun.agent.v1.TitlePath();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.titles && message.titles.length))
                                    message.titles = [];
                                message.titles.push(reader.stringVerify());
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Decodes a TitlePath message from the specified reader or buffer, length delimited.
                 * @function decodeDelimited
                 * @memberof shardrun.agent.v1.TitlePath
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.TitlePath & shardrun.agent.v1.TitlePath.$Shape} TitlePath
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                TitlePath.decodeDelimited = function(reader) {
                    if (!(reader instanceof $Reader))
                        reader = new $Reader(reader);
                    return this.decode(reader, reader.size());
                };

                /**
                 * Verifies a TitlePath message.
                 * @function verify
                 * @memberof shardrun.agent.v1.TitlePath
                 * @static
                 * @param {Object.<string,*>} message Plain object to verify
                 * @returns {string|null} `null` if valid, otherwise the reason why it is not
                 */
                TitlePath.verify = function (message, _depth) {
                    if (typeof message !== "object" || message === null)
                        return "object expected";
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        return "max depth exceeded";
                    if (message.titles != null && $Object.hasOwnProperty.call(message, "titles")) {
                        if (!$Array.isArray(message.titles))
                            return "titles: array expected";
                        for (let i = 0; i < message.titles.length; ++i)
                            if (!$util.isString(message.titles[i]))
                                return "titles: string[] expected";
                    }
                    return null;
                };

                /**
                 * Creates a TitlePath message from a plain object. Also converts values to their respective internal types.
                 * @function fromObject
                 * @memberof shardrun.agent.v1.TitlePath
                 * @static
                 * @param {Object.<string,*>} object Plain object
                 * @returns {shardrun.agent.v1.TitlePath} TitlePath
                 */
                TitlePath.fromObject = function (object, _depth) {
                    if (object instanceof $root.shardrun.agent.v1.TitlePath)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".shardrun.agent.v1.TitlePath: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.shardrun.agent.v1.TitlePath();
                    if (object.titles) {
                        if (!$Array.isArray(object.titles))
                            throw $TypeError(".shardrun.agent.v1.TitlePath.titles: array expected");
                        message.titles = $Array(object.titles.length);
                        for (let i = 0; i < object.titles.length; ++i)
                            message.titles[i] = $String(object.titles[i]);
                    }
                    return message;
                };

                /**
                 * Creates a plain object from a TitlePath message. Also converts values to other types if specified.
                 * @function toObject
                 * @memberof shardrun.agent.v1.TitlePath
                 * @static
                 * @param {shardrun.agent.v1.TitlePath} message TitlePath
                 * @param {$protobuf.IConversionOptions} [options] Conversion options
                 * @returns {Object.<string,*>} Plain object
                 */
                TitlePath.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.arrays || options.defaults)
                        object.titles = [];
                    if (message.titles && message.titles.length) {
                        object.titles = $Array(message.titles.length);
                        for (let j = 0; j < message.titles.length; ++j)
                            object.titles[j] = message.titles[j];
                    }
                    return object;
                };

                /**
                 * Converts this TitlePath to JSON.
                 * @function toJSON
                 * @memberof shardrun.agent.v1.TitlePath
                 * @instance
                 * @returns {Object.<string,*>} JSON object
                 */
                TitlePath.prototype.toJSON = function() {
                    return TitlePath.toObject(this, $protobuf.util.toJSONOptions);
                };

                /**
                 * Gets the type url for TitlePath
                 * @function getTypeUrl
                 * @memberof shardrun.agent.v1.TitlePath
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                TitlePath.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/shardrun.agent.v1.TitlePath";
                };

                return TitlePath;
            })();

            v1.RecallLease = (function() {

                /**
                 * Properties of a RecallLease.
                 * @typedef {Object} shardrun.agent.v1.RecallLease.$Properties
                 * @property {Array.<string>|null} [leaseIds] RecallLease leaseIds
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a RecallLease.
                 * @memberof shardrun.agent.v1
                 * @interface IRecallLease
                 * @augments shardrun.agent.v1.RecallLease.$Properties
                 * @deprecated Use shardrun.agent.v1.RecallLease.$Properties instead.
                 */

                /**
                 * Shape of a RecallLease.
                 * @typedef {shardrun.agent.v1.RecallLease.$Properties} shardrun.agent.v1.RecallLease.$Shape
                 */

                /**
                 * Constructs a new RecallLease.
                 * @memberof shardrun.agent.v1
                 * @classdesc Represents a RecallLease.
                 * @constructor
                 * @param {shardrun.agent.v1.RecallLease.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const RecallLease = function (properties) {
                    this.leaseIds = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * RecallLease leaseIds.
                 * @member {Array.<string>} leaseIds
                 * @memberof shardrun.agent.v1.RecallLease
                 * @instance
                 */
                RecallLease.prototype.leaseIds = $util.emptyArray;

                /**
                 * Creates a new RecallLease instance using the specified properties.
                 * @function create
                 * @memberof shardrun.agent.v1.RecallLease
                 * @static
                 * @param {shardrun.agent.v1.RecallLease.$Properties=} [properties] Properties to set
                 * @returns {shardrun.agent.v1.RecallLease} RecallLease instance
                 * @type {{
                 *   (properties: shardrun.agent.v1.RecallLease.$Shape): shardrun.agent.v1.RecallLease & shardrun.agent.v1.RecallLease.$Shape;
                 *   (properties?: shardrun.agent.v1.RecallLease.$Properties): shardrun.agent.v1.RecallLease;
                 * }}
                 */
                RecallLease.create = function(properties) {
                    return new RecallLease(properties);
                };

                /**
                 * Encodes the specified RecallLease message. Does not implicitly {@link shardrun.agent.v1.RecallLease.verify|verify} messages.
                 * @function encode
                 * @memberof shardrun.agent.v1.RecallLease
                 * @static
                 * @param {shardrun.agent.v1.RecallLease.$Properties} message RecallLease message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                RecallLease.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.leaseIds != null && message.leaseIds.length)
                        for (let i = 0; i < message.leaseIds.length; ++i)
                            writer.uint32(/* id 1, wireType 2 =*/10).string(message.leaseIds[i]);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Encodes the specified RecallLease message, length delimited. Does not implicitly {@link shardrun.agent.v1.RecallLease.verify|verify} messages.
                 * @function encodeDelimited
                 * @memberof shardrun.agent.v1.RecallLease
                 * @static
                 * @param {shardrun.agent.v1.RecallLease.$Properties} message RecallLease message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                RecallLease.encodeDelimited = function(message, writer) {
                    return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
                };

                /**
                 * Decodes a RecallLease message from the specified reader or buffer.
                 * @function decode
                 * @memberof shardrun.agent.v1.RecallLease
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.RecallLease & shardrun.agent.v1.RecallLease.$Shape} RecallLease
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                RecallLease.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.shardrun.agent.v1.RecallLease();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.leaseIds && message.leaseIds.length))
                                    message.leaseIds = [];
                                message.leaseIds.push(reader.stringVerify());
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Decodes a RecallLease message from the specified reader or buffer, length delimited.
                 * @function decodeDelimited
                 * @memberof shardrun.agent.v1.RecallLease
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.RecallLease & shardrun.agent.v1.RecallLease.$Shape} RecallLease
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                RecallLease.decodeDelimited = function(reader) {
                    if (!(reader instanceof $Reader))
                        reader = new $Reader(reader);
                    return this.decode(reader, reader.size());
                };

                /**
                 * Verifies a RecallLease message.
                 * @function verify
                 * @memberof shardrun.agent.v1.RecallLease
                 * @static
                 * @param {Object.<string,*>} message Plain object to verify
                 * @returns {string|null} `null` if valid, otherwise the reason why it is not
                 */
                RecallLease.verify = function (message, _depth) {
                    if (typeof message !== "object" || message === null)
                        return "object expected";
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        return "max depth exceeded";
                    if (message.leaseIds != null && $Object.hasOwnProperty.call(message, "leaseIds")) {
                        if (!$Array.isArray(message.leaseIds))
                            return "leaseIds: array expected";
                        for (let i = 0; i < message.leaseIds.length; ++i)
                            if (!$util.isString(message.leaseIds[i]))
                                return "leaseIds: string[] expected";
                    }
                    return null;
                };

                /**
                 * Creates a RecallLease message from a plain object. Also converts values to their respective internal types.
                 * @function fromObject
                 * @memberof shardrun.agent.v1.RecallLease
                 * @static
                 * @param {Object.<string,*>} object Plain object
                 * @returns {shardrun.agent.v1.RecallLease} RecallLease
                 */
                RecallLease.fromObject = function (object, _depth) {
                    if (object instanceof $root.shardrun.agent.v1.RecallLease)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".shardrun.agent.v1.RecallLease: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.shardrun.agent.v1.RecallLease();
                    if (object.leaseIds) {
                        if (!$Array.isArray(object.leaseIds))
                            throw $TypeError(".shardrun.agent.v1.RecallLease.leaseIds: array expected");
                        message.leaseIds = $Array(object.leaseIds.length);
                        for (let i = 0; i < object.leaseIds.length; ++i)
                            message.leaseIds[i] = $String(object.leaseIds[i]);
                    }
                    return message;
                };

                /**
                 * Creates a plain object from a RecallLease message. Also converts values to other types if specified.
                 * @function toObject
                 * @memberof shardrun.agent.v1.RecallLease
                 * @static
                 * @param {shardrun.agent.v1.RecallLease} message RecallLease
                 * @param {$protobuf.IConversionOptions} [options] Conversion options
                 * @returns {Object.<string,*>} Plain object
                 */
                RecallLease.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.arrays || options.defaults)
                        object.leaseIds = [];
                    if (message.leaseIds && message.leaseIds.length) {
                        object.leaseIds = $Array(message.leaseIds.length);
                        for (let j = 0; j < message.leaseIds.length; ++j)
                            object.leaseIds[j] = message.leaseIds[j];
                    }
                    return object;
                };

                /**
                 * Converts this RecallLease to JSON.
                 * @function toJSON
                 * @memberof shardrun.agent.v1.RecallLease
                 * @instance
                 * @returns {Object.<string,*>} JSON object
                 */
                RecallLease.prototype.toJSON = function() {
                    return RecallLease.toObject(this, $protobuf.util.toJSONOptions);
                };

                /**
                 * Gets the type url for RecallLease
                 * @function getTypeUrl
                 * @memberof shardrun.agent.v1.RecallLease
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                RecallLease.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/shardrun.agent.v1.RecallLease";
                };

                return RecallLease;
            })();

            v1.LeaseReturned = (function() {

                /**
                 * Properties of a LeaseReturned.
                 * @typedef {Object} shardrun.agent.v1.LeaseReturned.$Properties
                 * @property {string|null} [leaseId] LeaseReturned leaseId
                 * @property {boolean|null} [wasStarted] LeaseReturned wasStarted
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a LeaseReturned.
                 * @memberof shardrun.agent.v1
                 * @interface ILeaseReturned
                 * @augments shardrun.agent.v1.LeaseReturned.$Properties
                 * @deprecated Use shardrun.agent.v1.LeaseReturned.$Properties instead.
                 */

                /**
                 * Shape of a LeaseReturned.
                 * @typedef {shardrun.agent.v1.LeaseReturned.$Properties} shardrun.agent.v1.LeaseReturned.$Shape
                 */

                /**
                 * Constructs a new LeaseReturned.
                 * @memberof shardrun.agent.v1
                 * @classdesc Represents a LeaseReturned.
                 * @constructor
                 * @param {shardrun.agent.v1.LeaseReturned.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const LeaseReturned = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * LeaseReturned leaseId.
                 * @member {string} leaseId
                 * @memberof shardrun.agent.v1.LeaseReturned
                 * @instance
                 */
                LeaseReturned.prototype.leaseId = "";

                /**
                 * LeaseReturned wasStarted.
                 * @member {boolean} wasStarted
                 * @memberof shardrun.agent.v1.LeaseReturned
                 * @instance
                 */
                LeaseReturned.prototype.wasStarted = false;

                /**
                 * Creates a new LeaseReturned instance using the specified properties.
                 * @function create
                 * @memberof shardrun.agent.v1.LeaseReturned
                 * @static
                 * @param {shardrun.agent.v1.LeaseReturned.$Properties=} [properties] Properties to set
                 * @returns {shardrun.agent.v1.LeaseReturned} LeaseReturned instance
                 * @type {{
                 *   (properties: shardrun.agent.v1.LeaseReturned.$Shape): shardrun.agent.v1.LeaseReturned & shardrun.agent.v1.LeaseReturned.$Shape;
                 *   (properties?: shardrun.agent.v1.LeaseReturned.$Properties): shardrun.agent.v1.LeaseReturned;
                 * }}
                 */
                LeaseReturned.create = function(properties) {
                    return new LeaseReturned(properties);
                };

                /**
                 * Encodes the specified LeaseReturned message. Does not implicitly {@link shardrun.agent.v1.LeaseReturned.verify|verify} messages.
                 * @function encode
                 * @memberof shardrun.agent.v1.LeaseReturned
                 * @static
                 * @param {shardrun.agent.v1.LeaseReturned.$Properties} message LeaseReturned message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                LeaseReturned.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.leaseId != null && $Object.hasOwnProperty.call(message, "leaseId") && message.leaseId !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.leaseId);
                    if (message.wasStarted != null && $Object.hasOwnProperty.call(message, "wasStarted") && message.wasStarted !== false)
                        writer.uint32(/* id 2, wireType 0 =*/16).bool(message.wasStarted);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Encodes the specified LeaseReturned message, length delimited. Does not implicitly {@link shardrun.agent.v1.LeaseReturned.verify|verify} messages.
                 * @function encodeDelimited
                 * @memberof shardrun.agent.v1.LeaseReturned
                 * @static
                 * @param {shardrun.agent.v1.LeaseReturned.$Properties} message LeaseReturned message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                LeaseReturned.encodeDelimited = function(message, writer) {
                    return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
                };

                /**
                 * Decodes a LeaseReturned message from the specified reader or buffer.
                 * @function decode
                 * @memberof shardrun.agent.v1.LeaseReturned
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.LeaseReturned & shardrun.agent.v1.LeaseReturned.$Shape} LeaseReturned
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                LeaseReturned.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.shardrun.agent.v1.LeaseReturned();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.leaseId = value;
                                else
                                    delete message.leaseId;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.wasStarted = value;
                                else
                                    delete message.wasStarted;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Decodes a LeaseReturned message from the specified reader or buffer, length delimited.
                 * @function decodeDelimited
                 * @memberof shardrun.agent.v1.LeaseReturned
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.LeaseReturned & shardrun.agent.v1.LeaseReturned.$Shape} LeaseReturned
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                LeaseReturned.decodeDelimited = function(reader) {
                    if (!(reader instanceof $Reader))
                        reader = new $Reader(reader);
                    return this.decode(reader, reader.size());
                };

                /**
                 * Verifies a LeaseReturned message.
                 * @function verify
                 * @memberof shardrun.agent.v1.LeaseReturned
                 * @static
                 * @param {Object.<string,*>} message Plain object to verify
                 * @returns {string|null} `null` if valid, otherwise the reason why it is not
                 */
                LeaseReturned.verify = function (message, _depth) {
                    if (typeof message !== "object" || message === null)
                        return "object expected";
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        return "max depth exceeded";
                    if (message.leaseId != null && $Object.hasOwnProperty.call(message, "leaseId"))
                        if (!$util.isString(message.leaseId))
                            return "leaseId: string expected";
                    if (message.wasStarted != null && $Object.hasOwnProperty.call(message, "wasStarted"))
                        if (typeof message.wasStarted !== "boolean")
                            return "wasStarted: boolean expected";
                    return null;
                };

                /**
                 * Creates a LeaseReturned message from a plain object. Also converts values to their respective internal types.
                 * @function fromObject
                 * @memberof shardrun.agent.v1.LeaseReturned
                 * @static
                 * @param {Object.<string,*>} object Plain object
                 * @returns {shardrun.agent.v1.LeaseReturned} LeaseReturned
                 */
                LeaseReturned.fromObject = function (object, _depth) {
                    if (object instanceof $root.shardrun.agent.v1.LeaseReturned)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".shardrun.agent.v1.LeaseReturned: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.shardrun.agent.v1.LeaseReturned();
                    if (object.leaseId != null)
                        if (typeof object.leaseId !== "string" || object.leaseId.length)
                            message.leaseId = $String(object.leaseId);
                    if (object.wasStarted != null)
                        if (object.wasStarted)
                            message.wasStarted = $Boolean(object.wasStarted);
                    return message;
                };

                /**
                 * Creates a plain object from a LeaseReturned message. Also converts values to other types if specified.
                 * @function toObject
                 * @memberof shardrun.agent.v1.LeaseReturned
                 * @static
                 * @param {shardrun.agent.v1.LeaseReturned} message LeaseReturned
                 * @param {$protobuf.IConversionOptions} [options] Conversion options
                 * @returns {Object.<string,*>} Plain object
                 */
                LeaseReturned.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.defaults) {
                        object.leaseId = "";
                        object.wasStarted = false;
                    }
                    if (message.leaseId != null && $Object.hasOwnProperty.call(message, "leaseId"))
                        object.leaseId = message.leaseId;
                    if (message.wasStarted != null && $Object.hasOwnProperty.call(message, "wasStarted"))
                        object.wasStarted = message.wasStarted;
                    return object;
                };

                /**
                 * Converts this LeaseReturned to JSON.
                 * @function toJSON
                 * @memberof shardrun.agent.v1.LeaseReturned
                 * @instance
                 * @returns {Object.<string,*>} JSON object
                 */
                LeaseReturned.prototype.toJSON = function() {
                    return LeaseReturned.toObject(this, $protobuf.util.toJSONOptions);
                };

                /**
                 * Gets the type url for LeaseReturned
                 * @function getTypeUrl
                 * @memberof shardrun.agent.v1.LeaseReturned
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                LeaseReturned.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/shardrun.agent.v1.LeaseReturned";
                };

                return LeaseReturned;
            })();

            v1.CancelLease = (function() {

                /**
                 * Properties of a CancelLease.
                 * @typedef {Object} shardrun.agent.v1.CancelLease.$Properties
                 * @property {string|null} [leaseId] CancelLease leaseId
                 * @property {string|null} [reason] CancelLease reason
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a CancelLease.
                 * @memberof shardrun.agent.v1
                 * @interface ICancelLease
                 * @augments shardrun.agent.v1.CancelLease.$Properties
                 * @deprecated Use shardrun.agent.v1.CancelLease.$Properties instead.
                 */

                /**
                 * Shape of a CancelLease.
                 * @typedef {shardrun.agent.v1.CancelLease.$Properties} shardrun.agent.v1.CancelLease.$Shape
                 */

                /**
                 * Constructs a new CancelLease.
                 * @memberof shardrun.agent.v1
                 * @classdesc Represents a CancelLease.
                 * @constructor
                 * @param {shardrun.agent.v1.CancelLease.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const CancelLease = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * CancelLease leaseId.
                 * @member {string} leaseId
                 * @memberof shardrun.agent.v1.CancelLease
                 * @instance
                 */
                CancelLease.prototype.leaseId = "";

                /**
                 * CancelLease reason.
                 * @member {string} reason
                 * @memberof shardrun.agent.v1.CancelLease
                 * @instance
                 */
                CancelLease.prototype.reason = "";

                /**
                 * Creates a new CancelLease instance using the specified properties.
                 * @function create
                 * @memberof shardrun.agent.v1.CancelLease
                 * @static
                 * @param {shardrun.agent.v1.CancelLease.$Properties=} [properties] Properties to set
                 * @returns {shardrun.agent.v1.CancelLease} CancelLease instance
                 * @type {{
                 *   (properties: shardrun.agent.v1.CancelLease.$Shape): shardrun.agent.v1.CancelLease & shardrun.agent.v1.CancelLease.$Shape;
                 *   (properties?: shardrun.agent.v1.CancelLease.$Properties): shardrun.agent.v1.CancelLease;
                 * }}
                 */
                CancelLease.create = function(properties) {
                    return new CancelLease(properties);
                };

                /**
                 * Encodes the specified CancelLease message. Does not implicitly {@link shardrun.agent.v1.CancelLease.verify|verify} messages.
                 * @function encode
                 * @memberof shardrun.agent.v1.CancelLease
                 * @static
                 * @param {shardrun.agent.v1.CancelLease.$Properties} message CancelLease message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                CancelLease.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.leaseId != null && $Object.hasOwnProperty.call(message, "leaseId") && message.leaseId !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.leaseId);
                    if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.reason);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Encodes the specified CancelLease message, length delimited. Does not implicitly {@link shardrun.agent.v1.CancelLease.verify|verify} messages.
                 * @function encodeDelimited
                 * @memberof shardrun.agent.v1.CancelLease
                 * @static
                 * @param {shardrun.agent.v1.CancelLease.$Properties} message CancelLease message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                CancelLease.encodeDelimited = function(message, writer) {
                    return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
                };

                /**
                 * Decodes a CancelLease message from the specified reader or buffer.
                 * @function decode
                 * @memberof shardrun.agent.v1.CancelLease
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.CancelLease & shardrun.agent.v1.CancelLease.$Shape} CancelLease
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                CancelLease.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.shardrun.agent.v1.CancelLease();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.leaseId = value;
                                else
                                    delete message.leaseId;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.reason = value;
                                else
                                    delete message.reason;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Decodes a CancelLease message from the specified reader or buffer, length delimited.
                 * @function decodeDelimited
                 * @memberof shardrun.agent.v1.CancelLease
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.CancelLease & shardrun.agent.v1.CancelLease.$Shape} CancelLease
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                CancelLease.decodeDelimited = function(reader) {
                    if (!(reader instanceof $Reader))
                        reader = new $Reader(reader);
                    return this.decode(reader, reader.size());
                };

                /**
                 * Verifies a CancelLease message.
                 * @function verify
                 * @memberof shardrun.agent.v1.CancelLease
                 * @static
                 * @param {Object.<string,*>} message Plain object to verify
                 * @returns {string|null} `null` if valid, otherwise the reason why it is not
                 */
                CancelLease.verify = function (message, _depth) {
                    if (typeof message !== "object" || message === null)
                        return "object expected";
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        return "max depth exceeded";
                    if (message.leaseId != null && $Object.hasOwnProperty.call(message, "leaseId"))
                        if (!$util.isString(message.leaseId))
                            return "leaseId: string expected";
                    if (message.reason != null && $Object.hasOwnProperty.call(message, "reason"))
                        if (!$util.isString(message.reason))
                            return "reason: string expected";
                    return null;
                };

                /**
                 * Creates a CancelLease message from a plain object. Also converts values to their respective internal types.
                 * @function fromObject
                 * @memberof shardrun.agent.v1.CancelLease
                 * @static
                 * @param {Object.<string,*>} object Plain object
                 * @returns {shardrun.agent.v1.CancelLease} CancelLease
                 */
                CancelLease.fromObject = function (object, _depth) {
                    if (object instanceof $root.shardrun.agent.v1.CancelLease)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".shardrun.agent.v1.CancelLease: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.shardrun.agent.v1.CancelLease();
                    if (object.leaseId != null)
                        if (typeof object.leaseId !== "string" || object.leaseId.length)
                            message.leaseId = $String(object.leaseId);
                    if (object.reason != null)
                        if (typeof object.reason !== "string" || object.reason.length)
                            message.reason = $String(object.reason);
                    return message;
                };

                /**
                 * Creates a plain object from a CancelLease message. Also converts values to other types if specified.
                 * @function toObject
                 * @memberof shardrun.agent.v1.CancelLease
                 * @static
                 * @param {shardrun.agent.v1.CancelLease} message CancelLease
                 * @param {$protobuf.IConversionOptions} [options] Conversion options
                 * @returns {Object.<string,*>} Plain object
                 */
                CancelLease.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.defaults) {
                        object.leaseId = "";
                        object.reason = "";
                    }
                    if (message.leaseId != null && $Object.hasOwnProperty.call(message, "leaseId"))
                        object.leaseId = message.leaseId;
                    if (message.reason != null && $Object.hasOwnProperty.call(message, "reason"))
                        object.reason = message.reason;
                    return object;
                };

                /**
                 * Converts this CancelLease to JSON.
                 * @function toJSON
                 * @memberof shardrun.agent.v1.CancelLease
                 * @instance
                 * @returns {Object.<string,*>} JSON object
                 */
                CancelLease.prototype.toJSON = function() {
                    return CancelLease.toObject(this, $protobuf.util.toJSONOptions);
                };

                /**
                 * Gets the type url for CancelLease
                 * @function getTypeUrl
                 * @memberof shardrun.agent.v1.CancelLease
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                CancelLease.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/shardrun.agent.v1.CancelLease";
                };

                return CancelLease;
            })();

            v1.CloseSuite = (function() {

                /**
                 * Properties of a CloseSuite.
                 * @typedef {Object} shardrun.agent.v1.CloseSuite.$Properties
                 * @property {string|null} [runId] CloseSuite runId
                 * @property {string|null} [suite] CloseSuite suite
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a CloseSuite.
                 * @memberof shardrun.agent.v1
                 * @interface ICloseSuite
                 * @augments shardrun.agent.v1.CloseSuite.$Properties
                 * @deprecated Use shardrun.agent.v1.CloseSuite.$Properties instead.
                 */

                /**
                 * Shape of a CloseSuite.
                 * @typedef {shardrun.agent.v1.CloseSuite.$Properties} shardrun.agent.v1.CloseSuite.$Shape
                 */

                /**
                 * Constructs a new CloseSuite.
                 * @memberof shardrun.agent.v1
                 * @classdesc Represents a CloseSuite.
                 * @constructor
                 * @param {shardrun.agent.v1.CloseSuite.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const CloseSuite = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * CloseSuite runId.
                 * @member {string} runId
                 * @memberof shardrun.agent.v1.CloseSuite
                 * @instance
                 */
                CloseSuite.prototype.runId = "";

                /**
                 * CloseSuite suite.
                 * @member {string} suite
                 * @memberof shardrun.agent.v1.CloseSuite
                 * @instance
                 */
                CloseSuite.prototype.suite = "";

                /**
                 * Creates a new CloseSuite instance using the specified properties.
                 * @function create
                 * @memberof shardrun.agent.v1.CloseSuite
                 * @static
                 * @param {shardrun.agent.v1.CloseSuite.$Properties=} [properties] Properties to set
                 * @returns {shardrun.agent.v1.CloseSuite} CloseSuite instance
                 * @type {{
                 *   (properties: shardrun.agent.v1.CloseSuite.$Shape): shardrun.agent.v1.CloseSuite & shardrun.agent.v1.CloseSuite.$Shape;
                 *   (properties?: shardrun.agent.v1.CloseSuite.$Properties): shardrun.agent.v1.CloseSuite;
                 * }}
                 */
                CloseSuite.create = function(properties) {
                    return new CloseSuite(properties);
                };

                /**
                 * Encodes the specified CloseSuite message. Does not implicitly {@link shardrun.agent.v1.CloseSuite.verify|verify} messages.
                 * @function encode
                 * @memberof shardrun.agent.v1.CloseSuite
                 * @static
                 * @param {shardrun.agent.v1.CloseSuite.$Properties} message CloseSuite message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                CloseSuite.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.runId != null && $Object.hasOwnProperty.call(message, "runId") && message.runId !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.runId);
                    if (message.suite != null && $Object.hasOwnProperty.call(message, "suite") && message.suite !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.suite);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Encodes the specified CloseSuite message, length delimited. Does not implicitly {@link shardrun.agent.v1.CloseSuite.verify|verify} messages.
                 * @function encodeDelimited
                 * @memberof shardrun.agent.v1.CloseSuite
                 * @static
                 * @param {shardrun.agent.v1.CloseSuite.$Properties} message CloseSuite message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                CloseSuite.encodeDelimited = function(message, writer) {
                    return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
                };

                /**
                 * Decodes a CloseSuite message from the specified reader or buffer.
                 * @function decode
                 * @memberof shardrun.agent.v1.CloseSuite
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.CloseSuite & shardrun.agent.v1.CloseSuite.$Shape} CloseSuite
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                CloseSuite.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.shardrun.agent.v1.CloseSuite();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.runId = value;
                                else
                                    delete message.runId;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.suite = value;
                                else
                                    delete message.suite;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Decodes a CloseSuite message from the specified reader or buffer, length delimited.
                 * @function decodeDelimited
                 * @memberof shardrun.agent.v1.CloseSuite
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.CloseSuite & shardrun.agent.v1.CloseSuite.$Shape} CloseSuite
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                CloseSuite.decodeDelimited = function(reader) {
                    if (!(reader instanceof $Reader))
                        reader = new $Reader(reader);
                    return this.decode(reader, reader.size());
                };

                /**
                 * Verifies a CloseSuite message.
                 * @function verify
                 * @memberof shardrun.agent.v1.CloseSuite
                 * @static
                 * @param {Object.<string,*>} message Plain object to verify
                 * @returns {string|null} `null` if valid, otherwise the reason why it is not
                 */
                CloseSuite.verify = function (message, _depth) {
                    if (typeof message !== "object" || message === null)
                        return "object expected";
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        return "max depth exceeded";
                    if (message.runId != null && $Object.hasOwnProperty.call(message, "runId"))
                        if (!$util.isString(message.runId))
                            return "runId: string expected";
                    if (message.suite != null && $Object.hasOwnProperty.call(message, "suite"))
                        if (!$util.isString(message.suite))
                            return "suite: string expected";
                    return null;
                };

                /**
                 * Creates a CloseSuite message from a plain object. Also converts values to their respective internal types.
                 * @function fromObject
                 * @memberof shardrun.agent.v1.CloseSuite
                 * @static
                 * @param {Object.<string,*>} object Plain object
                 * @returns {shardrun.agent.v1.CloseSuite} CloseSuite
                 */
                CloseSuite.fromObject = function (object, _depth) {
                    if (object instanceof $root.shardrun.agent.v1.CloseSuite)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".shardrun.agent.v1.CloseSuite: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.shardrun.agent.v1.CloseSuite();
                    if (object.runId != null)
                        if (typeof object.runId !== "string" || object.runId.length)
                            message.runId = $String(object.runId);
                    if (object.suite != null)
                        if (typeof object.suite !== "string" || object.suite.length)
                            message.suite = $String(object.suite);
                    return message;
                };

                /**
                 * Creates a plain object from a CloseSuite message. Also converts values to other types if specified.
                 * @function toObject
                 * @memberof shardrun.agent.v1.CloseSuite
                 * @static
                 * @param {shardrun.agent.v1.CloseSuite} message CloseSuite
                 * @param {$protobuf.IConversionOptions} [options] Conversion options
                 * @returns {Object.<string,*>} Plain object
                 */
                CloseSuite.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.defaults) {
                        object.runId = "";
                        object.suite = "";
                    }
                    if (message.runId != null && $Object.hasOwnProperty.call(message, "runId"))
                        object.runId = message.runId;
                    if (message.suite != null && $Object.hasOwnProperty.call(message, "suite"))
                        object.suite = message.suite;
                    return object;
                };

                /**
                 * Converts this CloseSuite to JSON.
                 * @function toJSON
                 * @memberof shardrun.agent.v1.CloseSuite
                 * @instance
                 * @returns {Object.<string,*>} JSON object
                 */
                CloseSuite.prototype.toJSON = function() {
                    return CloseSuite.toObject(this, $protobuf.util.toJSONOptions);
                };

                /**
                 * Gets the type url for CloseSuite
                 * @function getTypeUrl
                 * @memberof shardrun.agent.v1.CloseSuite
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                CloseSuite.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/shardrun.agent.v1.CloseSuite";
                };

                return CloseSuite;
            })();

            v1.SuiteClosed = (function() {

                /**
                 * Properties of a SuiteClosed.
                 * @typedef {Object} shardrun.agent.v1.SuiteClosed.$Properties
                 * @property {string|null} [runId] SuiteClosed runId
                 * @property {string|null} [suite] SuiteClosed suite
                 * @property {Array.<shardrun.agent.v1.RunError.$Properties>|null} [errors] SuiteClosed errors
                 * @property {Array.<string>|null} [notices] SuiteClosed notices
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a SuiteClosed.
                 * @memberof shardrun.agent.v1
                 * @interface ISuiteClosed
                 * @augments shardrun.agent.v1.SuiteClosed.$Properties
                 * @deprecated Use shardrun.agent.v1.SuiteClosed.$Properties instead.
                 */

                /**
                 * Shape of a SuiteClosed.
                 * @typedef {shardrun.agent.v1.SuiteClosed.$Properties} shardrun.agent.v1.SuiteClosed.$Shape
                 */

                /**
                 * Constructs a new SuiteClosed.
                 * @memberof shardrun.agent.v1
                 * @classdesc Represents a SuiteClosed.
                 * @constructor
                 * @param {shardrun.agent.v1.SuiteClosed.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const SuiteClosed = function (properties) {
                    this.errors = [];
                    this.notices = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * SuiteClosed runId.
                 * @member {string} runId
                 * @memberof shardrun.agent.v1.SuiteClosed
                 * @instance
                 */
                SuiteClosed.prototype.runId = "";

                /**
                 * SuiteClosed suite.
                 * @member {string} suite
                 * @memberof shardrun.agent.v1.SuiteClosed
                 * @instance
                 */
                SuiteClosed.prototype.suite = "";

                /**
                 * SuiteClosed errors.
                 * @member {Array.<shardrun.agent.v1.RunError.$Properties>} errors
                 * @memberof shardrun.agent.v1.SuiteClosed
                 * @instance
                 */
                SuiteClosed.prototype.errors = $util.emptyArray;

                /**
                 * SuiteClosed notices.
                 * @member {Array.<string>} notices
                 * @memberof shardrun.agent.v1.SuiteClosed
                 * @instance
                 */
                SuiteClosed.prototype.notices = $util.emptyArray;

                /**
                 * Creates a new SuiteClosed instance using the specified properties.
                 * @function create
                 * @memberof shardrun.agent.v1.SuiteClosed
                 * @static
                 * @param {shardrun.agent.v1.SuiteClosed.$Properties=} [properties] Properties to set
                 * @returns {shardrun.agent.v1.SuiteClosed} SuiteClosed instance
                 * @type {{
                 *   (properties: shardrun.agent.v1.SuiteClosed.$Shape): shardrun.agent.v1.SuiteClosed & shardrun.agent.v1.SuiteClosed.$Shape;
                 *   (properties?: shardrun.agent.v1.SuiteClosed.$Properties): shardrun.agent.v1.SuiteClosed;
                 * }}
                 */
                SuiteClosed.create = function(properties) {
                    return new SuiteClosed(properties);
                };

                /**
                 * Encodes the specified SuiteClosed message. Does not implicitly {@link shardrun.agent.v1.SuiteClosed.verify|verify} messages.
                 * @function encode
                 * @memberof shardrun.agent.v1.SuiteClosed
                 * @static
                 * @param {shardrun.agent.v1.SuiteClosed.$Properties} message SuiteClosed message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                SuiteClosed.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.runId != null && $Object.hasOwnProperty.call(message, "runId") && message.runId !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.runId);
                    if (message.suite != null && $Object.hasOwnProperty.call(message, "suite") && message.suite !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.suite);
                    if (message.errors != null && message.errors.length)
                        for (let i = 0; i < message.errors.length; ++i)
                            $root.shardrun.agent.v1.RunError.encode(message.errors[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                    if (message.notices != null && message.notices.length)
                        for (let i = 0; i < message.notices.length; ++i)
                            writer.uint32(/* id 4, wireType 2 =*/34).string(message.notices[i]);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Encodes the specified SuiteClosed message, length delimited. Does not implicitly {@link shardrun.agent.v1.SuiteClosed.verify|verify} messages.
                 * @function encodeDelimited
                 * @memberof shardrun.agent.v1.SuiteClosed
                 * @static
                 * @param {shardrun.agent.v1.SuiteClosed.$Properties} message SuiteClosed message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                SuiteClosed.encodeDelimited = function(message, writer) {
                    return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
                };

                /**
                 * Decodes a SuiteClosed message from the specified reader or buffer.
                 * @function decode
                 * @memberof shardrun.agent.v1.SuiteClosed
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.SuiteClosed & shardrun.agent.v1.SuiteClosed.$Shape} SuiteClosed
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                SuiteClosed.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.shardrun.agent.v1.SuiteClosed();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.runId = value;
                                else
                                    delete message.runId;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.suite = value;
                                else
                                    delete message.suite;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.errors && message.errors.length))
                                    message.errors = [];
                                message.errors.push($root.shardrun.agent.v1.RunError.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.notices && message.notices.length))
                                    message.notices = [];
                                message.notices.push(reader.stringVerify());
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Decodes a SuiteClosed message from the specified reader or buffer, length delimited.
                 * @function decodeDelimited
                 * @memberof shardrun.agent.v1.SuiteClosed
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.SuiteClosed & shardrun.agent.v1.SuiteClosed.$Shape} SuiteClosed
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                SuiteClosed.decodeDelimited = function(reader) {
                    if (!(reader instanceof $Reader))
                        reader = new $Reader(reader);
                    return this.decode(reader, reader.size());
                };

                /**
                 * Verifies a SuiteClosed message.
                 * @function verify
                 * @memberof shardrun.agent.v1.SuiteClosed
                 * @static
                 * @param {Object.<string,*>} message Plain object to verify
                 * @returns {string|null} `null` if valid, otherwise the reason why it is not
                 */
                SuiteClosed.verify = function (message, _depth) {
                    if (typeof message !== "object" || message === null)
                        return "object expected";
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        return "max depth exceeded";
                    if (message.runId != null && $Object.hasOwnProperty.call(message, "runId"))
                        if (!$util.isString(message.runId))
                            return "runId: string expected";
                    if (message.suite != null && $Object.hasOwnProperty.call(message, "suite"))
                        if (!$util.isString(message.suite))
                            return "suite: string expected";
                    if (message.errors != null && $Object.hasOwnProperty.call(message, "errors")) {
                        if (!$Array.isArray(message.errors))
                            return "errors: array expected";
                        for (let i = 0; i < message.errors.length; ++i) {
                            let error = $root.shardrun.agent.v1.RunError.verify(message.errors[i], _depth + 1);
                            if (error)
                                return "errors." + error;
                        }
                    }
                    if (message.notices != null && $Object.hasOwnProperty.call(message, "notices")) {
                        if (!$Array.isArray(message.notices))
                            return "notices: array expected";
                        for (let i = 0; i < message.notices.length; ++i)
                            if (!$util.isString(message.notices[i]))
                                return "notices: string[] expected";
                    }
                    return null;
                };

                /**
                 * Creates a SuiteClosed message from a plain object. Also converts values to their respective internal types.
                 * @function fromObject
                 * @memberof shardrun.agent.v1.SuiteClosed
                 * @static
                 * @param {Object.<string,*>} object Plain object
                 * @returns {shardrun.agent.v1.SuiteClosed} SuiteClosed
                 */
                SuiteClosed.fromObject = function (object, _depth) {
                    if (object instanceof $root.shardrun.agent.v1.SuiteClosed)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".shardrun.agent.v1.SuiteClosed: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.shardrun.agent.v1.SuiteClosed();
                    if (object.runId != null)
                        if (typeof object.runId !== "string" || object.runId.length)
                            message.runId = $String(object.runId);
                    if (object.suite != null)
                        if (typeof object.suite !== "string" || object.suite.length)
                            message.suite = $String(object.suite);
                    if (object.errors) {
                        if (!$Array.isArray(object.errors))
                            throw $TypeError(".shardrun.agent.v1.SuiteClosed.errors: array expected");
                        message.errors = $Array(object.errors.length);
                        for (let i = 0; i < object.errors.length; ++i) {
                            if (!$util.isObject(object.errors[i]))
                                throw $TypeError(".shardrun.agent.v1.SuiteClosed.errors: object expected");
                            message.errors[i] = $root.shardrun.agent.v1.RunError.fromObject(object.errors[i], _depth + 1);
                        }
                    }
                    if (object.notices) {
                        if (!$Array.isArray(object.notices))
                            throw $TypeError(".shardrun.agent.v1.SuiteClosed.notices: array expected");
                        message.notices = $Array(object.notices.length);
                        for (let i = 0; i < object.notices.length; ++i)
                            message.notices[i] = $String(object.notices[i]);
                    }
                    return message;
                };

                /**
                 * Creates a plain object from a SuiteClosed message. Also converts values to other types if specified.
                 * @function toObject
                 * @memberof shardrun.agent.v1.SuiteClosed
                 * @static
                 * @param {shardrun.agent.v1.SuiteClosed} message SuiteClosed
                 * @param {$protobuf.IConversionOptions} [options] Conversion options
                 * @returns {Object.<string,*>} Plain object
                 */
                SuiteClosed.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.arrays || options.defaults) {
                        object.errors = [];
                        object.notices = [];
                    }
                    if (options.defaults) {
                        object.runId = "";
                        object.suite = "";
                    }
                    if (message.runId != null && $Object.hasOwnProperty.call(message, "runId"))
                        object.runId = message.runId;
                    if (message.suite != null && $Object.hasOwnProperty.call(message, "suite"))
                        object.suite = message.suite;
                    if (message.errors && message.errors.length) {
                        object.errors = $Array(message.errors.length);
                        for (let j = 0; j < message.errors.length; ++j)
                            object.errors[j] = $root.shardrun.agent.v1.RunError.toObject(message.errors[j], options, _depth + 1);
                    }
                    if (message.notices && message.notices.length) {
                        object.notices = $Array(message.notices.length);
                        for (let j = 0; j < message.notices.length; ++j)
                            object.notices[j] = message.notices[j];
                    }
                    return object;
                };

                /**
                 * Converts this SuiteClosed to JSON.
                 * @function toJSON
                 * @memberof shardrun.agent.v1.SuiteClosed
                 * @instance
                 * @returns {Object.<string,*>} JSON object
                 */
                SuiteClosed.prototype.toJSON = function() {
                    return SuiteClosed.toObject(this, $protobuf.util.toJSONOptions);
                };

                /**
                 * Gets the type url for SuiteClosed
                 * @function getTypeUrl
                 * @memberof shardrun.agent.v1.SuiteClosed
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                SuiteClosed.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/shardrun.agent.v1.SuiteClosed";
                };

                return SuiteClosed;
            })();

            v1.DrainAgent = (function() {

                /**
                 * Properties of a DrainAgent.
                 * @typedef {Object} shardrun.agent.v1.DrainAgent.$Properties
                 * @property {string|null} [reason] DrainAgent reason
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a DrainAgent.
                 * @memberof shardrun.agent.v1
                 * @interface IDrainAgent
                 * @augments shardrun.agent.v1.DrainAgent.$Properties
                 * @deprecated Use shardrun.agent.v1.DrainAgent.$Properties instead.
                 */

                /**
                 * Shape of a DrainAgent.
                 * @typedef {shardrun.agent.v1.DrainAgent.$Properties} shardrun.agent.v1.DrainAgent.$Shape
                 */

                /**
                 * Constructs a new DrainAgent.
                 * @memberof shardrun.agent.v1
                 * @classdesc Represents a DrainAgent.
                 * @constructor
                 * @param {shardrun.agent.v1.DrainAgent.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const DrainAgent = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * DrainAgent reason.
                 * @member {string} reason
                 * @memberof shardrun.agent.v1.DrainAgent
                 * @instance
                 */
                DrainAgent.prototype.reason = "";

                /**
                 * Creates a new DrainAgent instance using the specified properties.
                 * @function create
                 * @memberof shardrun.agent.v1.DrainAgent
                 * @static
                 * @param {shardrun.agent.v1.DrainAgent.$Properties=} [properties] Properties to set
                 * @returns {shardrun.agent.v1.DrainAgent} DrainAgent instance
                 * @type {{
                 *   (properties: shardrun.agent.v1.DrainAgent.$Shape): shardrun.agent.v1.DrainAgent & shardrun.agent.v1.DrainAgent.$Shape;
                 *   (properties?: shardrun.agent.v1.DrainAgent.$Properties): shardrun.agent.v1.DrainAgent;
                 * }}
                 */
                DrainAgent.create = function(properties) {
                    return new DrainAgent(properties);
                };

                /**
                 * Encodes the specified DrainAgent message. Does not implicitly {@link shardrun.agent.v1.DrainAgent.verify|verify} messages.
                 * @function encode
                 * @memberof shardrun.agent.v1.DrainAgent
                 * @static
                 * @param {shardrun.agent.v1.DrainAgent.$Properties} message DrainAgent message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                DrainAgent.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.reason);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Encodes the specified DrainAgent message, length delimited. Does not implicitly {@link shardrun.agent.v1.DrainAgent.verify|verify} messages.
                 * @function encodeDelimited
                 * @memberof shardrun.agent.v1.DrainAgent
                 * @static
                 * @param {shardrun.agent.v1.DrainAgent.$Properties} message DrainAgent message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                DrainAgent.encodeDelimited = function(message, writer) {
                    return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
                };

                /**
                 * Decodes a DrainAgent message from the specified reader or buffer.
                 * @function decode
                 * @memberof shardrun.agent.v1.DrainAgent
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.DrainAgent & shardrun.agent.v1.DrainAgent.$Shape} DrainAgent
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                DrainAgent.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.shardrun.agent.v1.DrainAgent();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.reason = value;
                                else
                                    delete message.reason;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Decodes a DrainAgent message from the specified reader or buffer, length delimited.
                 * @function decodeDelimited
                 * @memberof shardrun.agent.v1.DrainAgent
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.DrainAgent & shardrun.agent.v1.DrainAgent.$Shape} DrainAgent
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                DrainAgent.decodeDelimited = function(reader) {
                    if (!(reader instanceof $Reader))
                        reader = new $Reader(reader);
                    return this.decode(reader, reader.size());
                };

                /**
                 * Verifies a DrainAgent message.
                 * @function verify
                 * @memberof shardrun.agent.v1.DrainAgent
                 * @static
                 * @param {Object.<string,*>} message Plain object to verify
                 * @returns {string|null} `null` if valid, otherwise the reason why it is not
                 */
                DrainAgent.verify = function (message, _depth) {
                    if (typeof message !== "object" || message === null)
                        return "object expected";
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        return "max depth exceeded";
                    if (message.reason != null && $Object.hasOwnProperty.call(message, "reason"))
                        if (!$util.isString(message.reason))
                            return "reason: string expected";
                    return null;
                };

                /**
                 * Creates a DrainAgent message from a plain object. Also converts values to their respective internal types.
                 * @function fromObject
                 * @memberof shardrun.agent.v1.DrainAgent
                 * @static
                 * @param {Object.<string,*>} object Plain object
                 * @returns {shardrun.agent.v1.DrainAgent} DrainAgent
                 */
                DrainAgent.fromObject = function (object, _depth) {
                    if (object instanceof $root.shardrun.agent.v1.DrainAgent)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".shardrun.agent.v1.DrainAgent: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.shardrun.agent.v1.DrainAgent();
                    if (object.reason != null)
                        if (typeof object.reason !== "string" || object.reason.length)
                            message.reason = $String(object.reason);
                    return message;
                };

                /**
                 * Creates a plain object from a DrainAgent message. Also converts values to other types if specified.
                 * @function toObject
                 * @memberof shardrun.agent.v1.DrainAgent
                 * @static
                 * @param {shardrun.agent.v1.DrainAgent} message DrainAgent
                 * @param {$protobuf.IConversionOptions} [options] Conversion options
                 * @returns {Object.<string,*>} Plain object
                 */
                DrainAgent.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.defaults)
                        object.reason = "";
                    if (message.reason != null && $Object.hasOwnProperty.call(message, "reason"))
                        object.reason = message.reason;
                    return object;
                };

                /**
                 * Converts this DrainAgent to JSON.
                 * @function toJSON
                 * @memberof shardrun.agent.v1.DrainAgent
                 * @instance
                 * @returns {Object.<string,*>} JSON object
                 */
                DrainAgent.prototype.toJSON = function() {
                    return DrainAgent.toObject(this, $protobuf.util.toJSONOptions);
                };

                /**
                 * Gets the type url for DrainAgent
                 * @function getTypeUrl
                 * @memberof shardrun.agent.v1.DrainAgent
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                DrainAgent.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/shardrun.agent.v1.DrainAgent";
                };

                return DrainAgent;
            })();

            v1.Draining = (function() {

                /**
                 * Properties of a Draining.
                 * @typedef {Object} shardrun.agent.v1.Draining.$Properties
                 * @property {string|null} [reason] Draining reason
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Draining.
                 * @memberof shardrun.agent.v1
                 * @interface IDraining
                 * @augments shardrun.agent.v1.Draining.$Properties
                 * @deprecated Use shardrun.agent.v1.Draining.$Properties instead.
                 */

                /**
                 * Shape of a Draining.
                 * @typedef {shardrun.agent.v1.Draining.$Properties} shardrun.agent.v1.Draining.$Shape
                 */

                /**
                 * Constructs a new Draining.
                 * @memberof shardrun.agent.v1
                 * @classdesc Represents a Draining.
                 * @constructor
                 * @param {shardrun.agent.v1.Draining.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Draining = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Draining reason.
                 * @member {string} reason
                 * @memberof shardrun.agent.v1.Draining
                 * @instance
                 */
                Draining.prototype.reason = "";

                /**
                 * Creates a new Draining instance using the specified properties.
                 * @function create
                 * @memberof shardrun.agent.v1.Draining
                 * @static
                 * @param {shardrun.agent.v1.Draining.$Properties=} [properties] Properties to set
                 * @returns {shardrun.agent.v1.Draining} Draining instance
                 * @type {{
                 *   (properties: shardrun.agent.v1.Draining.$Shape): shardrun.agent.v1.Draining & shardrun.agent.v1.Draining.$Shape;
                 *   (properties?: shardrun.agent.v1.Draining.$Properties): shardrun.agent.v1.Draining;
                 * }}
                 */
                Draining.create = function(properties) {
                    return new Draining(properties);
                };

                /**
                 * Encodes the specified Draining message. Does not implicitly {@link shardrun.agent.v1.Draining.verify|verify} messages.
                 * @function encode
                 * @memberof shardrun.agent.v1.Draining
                 * @static
                 * @param {shardrun.agent.v1.Draining.$Properties} message Draining message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Draining.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.reason);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Encodes the specified Draining message, length delimited. Does not implicitly {@link shardrun.agent.v1.Draining.verify|verify} messages.
                 * @function encodeDelimited
                 * @memberof shardrun.agent.v1.Draining
                 * @static
                 * @param {shardrun.agent.v1.Draining.$Properties} message Draining message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Draining.encodeDelimited = function(message, writer) {
                    return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
                };

                /**
                 * Decodes a Draining message from the specified reader or buffer.
                 * @function decode
                 * @memberof shardrun.agent.v1.Draining
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.Draining & shardrun.agent.v1.Draining.$Shape} Draining
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Draining.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.shardrun.agent.v1.Draining();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.reason = value;
                                else
                                    delete message.reason;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Decodes a Draining message from the specified reader or buffer, length delimited.
                 * @function decodeDelimited
                 * @memberof shardrun.agent.v1.Draining
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.Draining & shardrun.agent.v1.Draining.$Shape} Draining
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Draining.decodeDelimited = function(reader) {
                    if (!(reader instanceof $Reader))
                        reader = new $Reader(reader);
                    return this.decode(reader, reader.size());
                };

                /**
                 * Verifies a Draining message.
                 * @function verify
                 * @memberof shardrun.agent.v1.Draining
                 * @static
                 * @param {Object.<string,*>} message Plain object to verify
                 * @returns {string|null} `null` if valid, otherwise the reason why it is not
                 */
                Draining.verify = function (message, _depth) {
                    if (typeof message !== "object" || message === null)
                        return "object expected";
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        return "max depth exceeded";
                    if (message.reason != null && $Object.hasOwnProperty.call(message, "reason"))
                        if (!$util.isString(message.reason))
                            return "reason: string expected";
                    return null;
                };

                /**
                 * Creates a Draining message from a plain object. Also converts values to their respective internal types.
                 * @function fromObject
                 * @memberof shardrun.agent.v1.Draining
                 * @static
                 * @param {Object.<string,*>} object Plain object
                 * @returns {shardrun.agent.v1.Draining} Draining
                 */
                Draining.fromObject = function (object, _depth) {
                    if (object instanceof $root.shardrun.agent.v1.Draining)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".shardrun.agent.v1.Draining: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.shardrun.agent.v1.Draining();
                    if (object.reason != null)
                        if (typeof object.reason !== "string" || object.reason.length)
                            message.reason = $String(object.reason);
                    return message;
                };

                /**
                 * Creates a plain object from a Draining message. Also converts values to other types if specified.
                 * @function toObject
                 * @memberof shardrun.agent.v1.Draining
                 * @static
                 * @param {shardrun.agent.v1.Draining} message Draining
                 * @param {$protobuf.IConversionOptions} [options] Conversion options
                 * @returns {Object.<string,*>} Plain object
                 */
                Draining.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.defaults)
                        object.reason = "";
                    if (message.reason != null && $Object.hasOwnProperty.call(message, "reason"))
                        object.reason = message.reason;
                    return object;
                };

                /**
                 * Converts this Draining to JSON.
                 * @function toJSON
                 * @memberof shardrun.agent.v1.Draining
                 * @instance
                 * @returns {Object.<string,*>} JSON object
                 */
                Draining.prototype.toJSON = function() {
                    return Draining.toObject(this, $protobuf.util.toJSONOptions);
                };

                /**
                 * Gets the type url for Draining
                 * @function getTypeUrl
                 * @memberof shardrun.agent.v1.Draining
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                Draining.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/shardrun.agent.v1.Draining";
                };

                return Draining;
            })();

            v1.UnitReport = (function() {

                /**
                 * Properties of a UnitReport.
                 * @typedef {Object} shardrun.agent.v1.UnitReport.$Properties
                 * @property {string|null} [runId] UnitReport runId
                 * @property {string|null} [leaseId] UnitReport leaseId
                 * @property {number|Long|null} [sequence] UnitReport sequence
                 * @property {Array.<shardrun.agent.v1.UnitEvent.$Properties>|null} [events] UnitReport events
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a UnitReport.
                 * @memberof shardrun.agent.v1
                 * @interface IUnitReport
                 * @augments shardrun.agent.v1.UnitReport.$Properties
                 * @deprecated Use shardrun.agent.v1.UnitReport.$Properties instead.
                 */

                /**
                 * Shape of a UnitReport.
                 * @typedef {{
                 *   runId?: string|null;
                 *   leaseId?: string|null;
                 *   sequence?: number|Long|null;
                 *   events?: Array.<shardrun.agent.v1.UnitEvent.$Shape>|null;
                 *   $unknowns?: Array.<Uint8Array>;
                 * }} shardrun.agent.v1.UnitReport.$Shape
                 */

                /**
                 * Constructs a new UnitReport.
                 * @memberof shardrun.agent.v1
                 * @classdesc Represents a UnitReport.
                 * @constructor
                 * @param {shardrun.agent.v1.UnitReport.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const UnitReport = function (properties) {
                    this.events = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * UnitReport runId.
                 * @member {string} runId
                 * @memberof shardrun.agent.v1.UnitReport
                 * @instance
                 */
                UnitReport.prototype.runId = "";

                /**
                 * UnitReport leaseId.
                 * @member {string} leaseId
                 * @memberof shardrun.agent.v1.UnitReport
                 * @instance
                 */
                UnitReport.prototype.leaseId = "";

                /**
                 * UnitReport sequence.
                 * @member {number|Long} sequence
                 * @memberof shardrun.agent.v1.UnitReport
                 * @instance
                 */
                UnitReport.prototype.sequence = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * UnitReport events.
                 * @member {Array.<shardrun.agent.v1.UnitEvent.$Properties>} events
                 * @memberof shardrun.agent.v1.UnitReport
                 * @instance
                 */
                UnitReport.prototype.events = $util.emptyArray;

                /**
                 * Creates a new UnitReport instance using the specified properties.
                 * @function create
                 * @memberof shardrun.agent.v1.UnitReport
                 * @static
                 * @param {shardrun.agent.v1.UnitReport.$Properties=} [properties] Properties to set
                 * @returns {shardrun.agent.v1.UnitReport} UnitReport instance
                 * @type {{
                 *   (properties: shardrun.agent.v1.UnitReport.$Shape): shardrun.agent.v1.UnitReport & shardrun.agent.v1.UnitReport.$Shape;
                 *   (properties?: shardrun.agent.v1.UnitReport.$Properties): shardrun.agent.v1.UnitReport;
                 * }}
                 */
                UnitReport.create = function(properties) {
                    return new UnitReport(properties);
                };

                /**
                 * Encodes the specified UnitReport message. Does not implicitly {@link shardrun.agent.v1.UnitReport.verify|verify} messages.
                 * @function encode
                 * @memberof shardrun.agent.v1.UnitReport
                 * @static
                 * @param {shardrun.agent.v1.UnitReport.$Properties} message UnitReport message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                UnitReport.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.runId != null && $Object.hasOwnProperty.call(message, "runId") && message.runId !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.runId);
                    if (message.leaseId != null && $Object.hasOwnProperty.call(message, "leaseId") && message.leaseId !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.leaseId);
                    if (message.sequence != null && $Object.hasOwnProperty.call(message, "sequence") && (typeof message.sequence === "object" ? message.sequence.low || message.sequence.high : message.sequence !== 0))
                        writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.sequence);
                    if (message.events != null && message.events.length)
                        for (let i = 0; i < message.events.length; ++i)
                            $root.shardrun.agent.v1.UnitEvent.encode(message.events[i], writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Encodes the specified UnitReport message, length delimited. Does not implicitly {@link shardrun.agent.v1.UnitReport.verify|verify} messages.
                 * @function encodeDelimited
                 * @memberof shardrun.agent.v1.UnitReport
                 * @static
                 * @param {shardrun.agent.v1.UnitReport.$Properties} message UnitReport message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                UnitReport.encodeDelimited = function(message, writer) {
                    return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
                };

                /**
                 * Decodes a UnitReport message from the specified reader or buffer.
                 * @function decode
                 * @memberof shardrun.agent.v1.UnitReport
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.UnitReport & shardrun.agent.v1.UnitReport.$Shape} UnitReport
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                UnitReport.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.shardrun.agent.v1.UnitReport();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.runId = value;
                                else
                                    delete message.runId;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.leaseId = value;
                                else
                                    delete message.leaseId;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.sequence = value;
                                else
                                    delete message.sequence;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.events && message.events.length))
                                    message.events = [];
                                message.events.push($root.shardrun.agent.v1.UnitEvent.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Decodes a UnitReport message from the specified reader or buffer, length delimited.
                 * @function decodeDelimited
                 * @memberof shardrun.agent.v1.UnitReport
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.UnitReport & shardrun.agent.v1.UnitReport.$Shape} UnitReport
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                UnitReport.decodeDelimited = function(reader) {
                    if (!(reader instanceof $Reader))
                        reader = new $Reader(reader);
                    return this.decode(reader, reader.size());
                };

                /**
                 * Verifies a UnitReport message.
                 * @function verify
                 * @memberof shardrun.agent.v1.UnitReport
                 * @static
                 * @param {Object.<string,*>} message Plain object to verify
                 * @returns {string|null} `null` if valid, otherwise the reason why it is not
                 */
                UnitReport.verify = function (message, _depth) {
                    if (typeof message !== "object" || message === null)
                        return "object expected";
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        return "max depth exceeded";
                    if (message.runId != null && $Object.hasOwnProperty.call(message, "runId"))
                        if (!$util.isString(message.runId))
                            return "runId: string expected";
                    if (message.leaseId != null && $Object.hasOwnProperty.call(message, "leaseId"))
                        if (!$util.isString(message.leaseId))
                            return "leaseId: string expected";
                    if (message.sequence != null && $Object.hasOwnProperty.call(message, "sequence"))
                        if (!$util.isInteger(message.sequence) && !(message.sequence && $util.isInteger(message.sequence.low) && $util.isInteger(message.sequence.high)))
                            return "sequence: integer|Long expected";
                    if (message.events != null && $Object.hasOwnProperty.call(message, "events")) {
                        if (!$Array.isArray(message.events))
                            return "events: array expected";
                        for (let i = 0; i < message.events.length; ++i) {
                            let error = $root.shardrun.agent.v1.UnitEvent.verify(message.events[i], _depth + 1);
                            if (error)
                                return "events." + error;
                        }
                    }
                    return null;
                };

                /**
                 * Creates a UnitReport message from a plain object. Also converts values to their respective internal types.
                 * @function fromObject
                 * @memberof shardrun.agent.v1.UnitReport
                 * @static
                 * @param {Object.<string,*>} object Plain object
                 * @returns {shardrun.agent.v1.UnitReport} UnitReport
                 */
                UnitReport.fromObject = function (object, _depth) {
                    if (object instanceof $root.shardrun.agent.v1.UnitReport)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".shardrun.agent.v1.UnitReport: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.shardrun.agent.v1.UnitReport();
                    if (object.runId != null)
                        if (typeof object.runId !== "string" || object.runId.length)
                            message.runId = $String(object.runId);
                    if (object.leaseId != null)
                        if (typeof object.leaseId !== "string" || object.leaseId.length)
                            message.leaseId = $String(object.leaseId);
                    if (object.sequence != null)
                        if (typeof object.sequence === "object" ? object.sequence.low || object.sequence.high : $Number(object.sequence) !== 0)
                            if ($util.Long)
                                message.sequence = $util.Long.fromValue(object.sequence, true);
                            else if (typeof object.sequence === "string")
                                message.sequence = $parseInt(object.sequence, 10);
                            else if (typeof object.sequence === "number")
                                message.sequence = object.sequence;
                            else if (typeof object.sequence === "object")
                                message.sequence = new $util.LongBits(object.sequence.low >>> 0, object.sequence.high >>> 0).toNumber(true);
                    if (object.events) {
                        if (!$Array.isArray(object.events))
                            throw $TypeError(".shardrun.agent.v1.UnitReport.events: array expected");
                        message.events = $Array(object.events.length);
                        for (let i = 0; i < object.events.length; ++i) {
                            if (!$util.isObject(object.events[i]))
                                throw $TypeError(".shardrun.agent.v1.UnitReport.events: object expected");
                            message.events[i] = $root.shardrun.agent.v1.UnitEvent.fromObject(object.events[i], _depth + 1);
                        }
                    }
                    return message;
                };

                /**
                 * Creates a plain object from a UnitReport message. Also converts values to other types if specified.
                 * @function toObject
                 * @memberof shardrun.agent.v1.UnitReport
                 * @static
                 * @param {shardrun.agent.v1.UnitReport} message UnitReport
                 * @param {$protobuf.IConversionOptions} [options] Conversion options
                 * @returns {Object.<string,*>} Plain object
                 */
                UnitReport.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.arrays || options.defaults)
                        object.events = [];
                    if (options.defaults) {
                        object.runId = "";
                        object.leaseId = "";
                        if ($util.Long) {
                            let long = new $util.Long(0, 0, true);
                            object.sequence = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                        } else
                            object.sequence = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    }
                    if (message.runId != null && $Object.hasOwnProperty.call(message, "runId"))
                        object.runId = message.runId;
                    if (message.leaseId != null && $Object.hasOwnProperty.call(message, "leaseId"))
                        object.leaseId = message.leaseId;
                    if (message.sequence != null && $Object.hasOwnProperty.call(message, "sequence"))
                        if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                            object.sequence = typeof message.sequence === "number" ? $BigInt(message.sequence) : $util.Long.fromBits(message.sequence.low >>> 0, message.sequence.high >>> 0, true).toBigInt();
                        else if (typeof message.sequence === "number")
                            object.sequence = options.longs === $String ? $String(message.sequence) : message.sequence;
                        else
                            object.sequence = options.longs === $String ? $util.Long.prototype.toString.call(message.sequence) : options.longs === $Number ? new $util.LongBits(message.sequence.low >>> 0, message.sequence.high >>> 0).toNumber(true) : message.sequence;
                    if (message.events && message.events.length) {
                        object.events = $Array(message.events.length);
                        for (let j = 0; j < message.events.length; ++j)
                            object.events[j] = $root.shardrun.agent.v1.UnitEvent.toObject(message.events[j], options, _depth + 1);
                    }
                    return object;
                };

                /**
                 * Converts this UnitReport to JSON.
                 * @function toJSON
                 * @memberof shardrun.agent.v1.UnitReport
                 * @instance
                 * @returns {Object.<string,*>} JSON object
                 */
                UnitReport.prototype.toJSON = function() {
                    return UnitReport.toObject(this, $protobuf.util.toJSONOptions);
                };

                /**
                 * Gets the type url for UnitReport
                 * @function getTypeUrl
                 * @memberof shardrun.agent.v1.UnitReport
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                UnitReport.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/shardrun.agent.v1.UnitReport";
                };

                return UnitReport;
            })();

            v1.ReportAck = (function() {

                /**
                 * Properties of a ReportAck.
                 * @typedef {Object} shardrun.agent.v1.ReportAck.$Properties
                 * @property {string|null} [leaseId] ReportAck leaseId
                 * @property {number|Long|null} [sequence] ReportAck sequence
                 * @property {boolean|null} [isFenced] ReportAck isFenced
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a ReportAck.
                 * @memberof shardrun.agent.v1
                 * @interface IReportAck
                 * @augments shardrun.agent.v1.ReportAck.$Properties
                 * @deprecated Use shardrun.agent.v1.ReportAck.$Properties instead.
                 */

                /**
                 * Shape of a ReportAck.
                 * @typedef {shardrun.agent.v1.ReportAck.$Properties} shardrun.agent.v1.ReportAck.$Shape
                 */

                /**
                 * Constructs a new ReportAck.
                 * @memberof shardrun.agent.v1
                 * @classdesc Represents a ReportAck.
                 * @constructor
                 * @param {shardrun.agent.v1.ReportAck.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const ReportAck = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * ReportAck leaseId.
                 * @member {string} leaseId
                 * @memberof shardrun.agent.v1.ReportAck
                 * @instance
                 */
                ReportAck.prototype.leaseId = "";

                /**
                 * ReportAck sequence.
                 * @member {number|Long} sequence
                 * @memberof shardrun.agent.v1.ReportAck
                 * @instance
                 */
                ReportAck.prototype.sequence = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * ReportAck isFenced.
                 * @member {boolean} isFenced
                 * @memberof shardrun.agent.v1.ReportAck
                 * @instance
                 */
                ReportAck.prototype.isFenced = false;

                /**
                 * Creates a new ReportAck instance using the specified properties.
                 * @function create
                 * @memberof shardrun.agent.v1.ReportAck
                 * @static
                 * @param {shardrun.agent.v1.ReportAck.$Properties=} [properties] Properties to set
                 * @returns {shardrun.agent.v1.ReportAck} ReportAck instance
                 * @type {{
                 *   (properties: shardrun.agent.v1.ReportAck.$Shape): shardrun.agent.v1.ReportAck & shardrun.agent.v1.ReportAck.$Shape;
                 *   (properties?: shardrun.agent.v1.ReportAck.$Properties): shardrun.agent.v1.ReportAck;
                 * }}
                 */
                ReportAck.create = function(properties) {
                    return new ReportAck(properties);
                };

                /**
                 * Encodes the specified ReportAck message. Does not implicitly {@link shardrun.agent.v1.ReportAck.verify|verify} messages.
                 * @function encode
                 * @memberof shardrun.agent.v1.ReportAck
                 * @static
                 * @param {shardrun.agent.v1.ReportAck.$Properties} message ReportAck message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                ReportAck.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.leaseId != null && $Object.hasOwnProperty.call(message, "leaseId") && message.leaseId !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.leaseId);
                    if (message.sequence != null && $Object.hasOwnProperty.call(message, "sequence") && (typeof message.sequence === "object" ? message.sequence.low || message.sequence.high : message.sequence !== 0))
                        writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.sequence);
                    if (message.isFenced != null && $Object.hasOwnProperty.call(message, "isFenced") && message.isFenced !== false)
                        writer.uint32(/* id 3, wireType 0 =*/24).bool(message.isFenced);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Encodes the specified ReportAck message, length delimited. Does not implicitly {@link shardrun.agent.v1.ReportAck.verify|verify} messages.
                 * @function encodeDelimited
                 * @memberof shardrun.agent.v1.ReportAck
                 * @static
                 * @param {shardrun.agent.v1.ReportAck.$Properties} message ReportAck message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                ReportAck.encodeDelimited = function(message, writer) {
                    return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
                };

                /**
                 * Decodes a ReportAck message from the specified reader or buffer.
                 * @function decode
                 * @memberof shardrun.agent.v1.ReportAck
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.ReportAck & shardrun.agent.v1.ReportAck.$Shape} ReportAck
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                ReportAck.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.shardrun.agent.v1.ReportAck();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.leaseId = value;
                                else
                                    delete message.leaseId;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.sequence = value;
                                else
                                    delete message.sequence;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.isFenced = value;
                                else
                                    delete message.isFenced;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Decodes a ReportAck message from the specified reader or buffer, length delimited.
                 * @function decodeDelimited
                 * @memberof shardrun.agent.v1.ReportAck
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.ReportAck & shardrun.agent.v1.ReportAck.$Shape} ReportAck
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                ReportAck.decodeDelimited = function(reader) {
                    if (!(reader instanceof $Reader))
                        reader = new $Reader(reader);
                    return this.decode(reader, reader.size());
                };

                /**
                 * Verifies a ReportAck message.
                 * @function verify
                 * @memberof shardrun.agent.v1.ReportAck
                 * @static
                 * @param {Object.<string,*>} message Plain object to verify
                 * @returns {string|null} `null` if valid, otherwise the reason why it is not
                 */
                ReportAck.verify = function (message, _depth) {
                    if (typeof message !== "object" || message === null)
                        return "object expected";
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        return "max depth exceeded";
                    if (message.leaseId != null && $Object.hasOwnProperty.call(message, "leaseId"))
                        if (!$util.isString(message.leaseId))
                            return "leaseId: string expected";
                    if (message.sequence != null && $Object.hasOwnProperty.call(message, "sequence"))
                        if (!$util.isInteger(message.sequence) && !(message.sequence && $util.isInteger(message.sequence.low) && $util.isInteger(message.sequence.high)))
                            return "sequence: integer|Long expected";
                    if (message.isFenced != null && $Object.hasOwnProperty.call(message, "isFenced"))
                        if (typeof message.isFenced !== "boolean")
                            return "isFenced: boolean expected";
                    return null;
                };

                /**
                 * Creates a ReportAck message from a plain object. Also converts values to their respective internal types.
                 * @function fromObject
                 * @memberof shardrun.agent.v1.ReportAck
                 * @static
                 * @param {Object.<string,*>} object Plain object
                 * @returns {shardrun.agent.v1.ReportAck} ReportAck
                 */
                ReportAck.fromObject = function (object, _depth) {
                    if (object instanceof $root.shardrun.agent.v1.ReportAck)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".shardrun.agent.v1.ReportAck: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.shardrun.agent.v1.ReportAck();
                    if (object.leaseId != null)
                        if (typeof object.leaseId !== "string" || object.leaseId.length)
                            message.leaseId = $String(object.leaseId);
                    if (object.sequence != null)
                        if (typeof object.sequence === "object" ? object.sequence.low || object.sequence.high : $Number(object.sequence) !== 0)
                            if ($util.Long)
                                message.sequence = $util.Long.fromValue(object.sequence, true);
                            else if (typeof object.sequence === "string")
                                message.sequence = $parseInt(object.sequence, 10);
                            else if (typeof object.sequence === "number")
                                message.sequence = object.sequence;
                            else if (typeof object.sequence === "object")
                                message.sequence = new $util.LongBits(object.sequence.low >>> 0, object.sequence.high >>> 0).toNumber(true);
                    if (object.isFenced != null)
                        if (object.isFenced)
                            message.isFenced = $Boolean(object.isFenced);
                    return message;
                };

                /**
                 * Creates a plain object from a ReportAck message. Also converts values to other types if specified.
                 * @function toObject
                 * @memberof shardrun.agent.v1.ReportAck
                 * @static
                 * @param {shardrun.agent.v1.ReportAck} message ReportAck
                 * @param {$protobuf.IConversionOptions} [options] Conversion options
                 * @returns {Object.<string,*>} Plain object
                 */
                ReportAck.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.defaults) {
                        object.leaseId = "";
                        if ($util.Long) {
                            let long = new $util.Long(0, 0, true);
                            object.sequence = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                        } else
                            object.sequence = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                        object.isFenced = false;
                    }
                    if (message.leaseId != null && $Object.hasOwnProperty.call(message, "leaseId"))
                        object.leaseId = message.leaseId;
                    if (message.sequence != null && $Object.hasOwnProperty.call(message, "sequence"))
                        if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                            object.sequence = typeof message.sequence === "number" ? $BigInt(message.sequence) : $util.Long.fromBits(message.sequence.low >>> 0, message.sequence.high >>> 0, true).toBigInt();
                        else if (typeof message.sequence === "number")
                            object.sequence = options.longs === $String ? $String(message.sequence) : message.sequence;
                        else
                            object.sequence = options.longs === $String ? $util.Long.prototype.toString.call(message.sequence) : options.longs === $Number ? new $util.LongBits(message.sequence.low >>> 0, message.sequence.high >>> 0).toNumber(true) : message.sequence;
                    if (message.isFenced != null && $Object.hasOwnProperty.call(message, "isFenced"))
                        object.isFenced = message.isFenced;
                    return object;
                };

                /**
                 * Converts this ReportAck to JSON.
                 * @function toJSON
                 * @memberof shardrun.agent.v1.ReportAck
                 * @instance
                 * @returns {Object.<string,*>} JSON object
                 */
                ReportAck.prototype.toJSON = function() {
                    return ReportAck.toObject(this, $protobuf.util.toJSONOptions);
                };

                /**
                 * Gets the type url for ReportAck
                 * @function getTypeUrl
                 * @memberof shardrun.agent.v1.ReportAck
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                ReportAck.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/shardrun.agent.v1.ReportAck";
                };

                return ReportAck;
            })();

            v1.UnitEvent = (function() {

                /**
                 * Properties of a UnitEvent.
                 * @typedef {Object} shardrun.agent.v1.UnitEvent.$Properties
                 * @property {number|null} [atMs] UnitEvent atMs
                 * @property {shardrun.agent.v1.UnitStarted.$Properties|null} [started] UnitEvent started
                 * @property {shardrun.agent.v1.Collected.$Properties|null} [collected] UnitEvent collected
                 * @property {shardrun.agent.v1.CaseStarted.$Properties|null} [caseStarted] UnitEvent caseStarted
                 * @property {shardrun.agent.v1.CaseEnded.$Properties|null} [caseEnded] UnitEvent caseEnded
                 * @property {shardrun.agent.v1.LogChunk.$Properties|null} [log] UnitEvent log
                 * @property {shardrun.agent.v1.RunError.$Properties|null} [error] UnitEvent error
                 * @property {shardrun.agent.v1.FileEnded.$Properties|null} [fileEnded] UnitEvent fileEnded
                 * @property {shardrun.agent.v1.UnitEnded.$Properties|null} [ended] UnitEvent ended
                 * @property {"started"|"collected"|"caseStarted"|"caseEnded"|"log"|"error"|"fileEnded"|"ended"} [event] UnitEvent event
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a UnitEvent.
                 * @memberof shardrun.agent.v1
                 * @interface IUnitEvent
                 * @augments shardrun.agent.v1.UnitEvent.$Properties
                 * @deprecated Use shardrun.agent.v1.UnitEvent.$Properties instead.
                 */

                /**
                 * Narrowed shape of a UnitEvent.
                 * @typedef {{
                 *   atMs?: number|null;
                 *   started?: shardrun.agent.v1.UnitStarted.$Shape|null;
                 *   collected?: shardrun.agent.v1.Collected.$Shape|null;
                 *   caseStarted?: shardrun.agent.v1.CaseStarted.$Shape|null;
                 *   caseEnded?: shardrun.agent.v1.CaseEnded.$Shape|null;
                 *   log?: shardrun.agent.v1.LogChunk.$Shape|null;
                 *   error?: shardrun.agent.v1.RunError.$Shape|null;
                 *   fileEnded?: shardrun.agent.v1.FileEnded.$Shape|null;
                 *   ended?: shardrun.agent.v1.UnitEnded.$Shape|null;
                 *   $unknowns?: Array.<Uint8Array>;
                 * } & (
                 *   ({ event?: undefined; started?: null; collected?: null; caseStarted?: null; caseEnded?: null; log?: null; error?: null; fileEnded?: null; ended?: null }|{ event?: "started"; started: shardrun.agent.v1.UnitStarted.$Shape; collected?: null; caseStarted?: null; caseEnded?: null; log?: null; error?: null; fileEnded?: null; ended?: null }|{ event?: "collected"; started?: null; collected: shardrun.agent.v1.Collected.$Shape; caseStarted?: null; caseEnded?: null; log?: null; error?: null; fileEnded?: null; ended?: null }|{ event?: "caseStarted"; started?: null; collected?: null; caseStarted: shardrun.agent.v1.CaseStarted.$Shape; caseEnded?: null; log?: null; error?: null; fileEnded?: null; ended?: null }|{ event?: "caseEnded"; started?: null; collected?: null; caseStarted?: null; caseEnded: shardrun.agent.v1.CaseEnded.$Shape; log?: null; error?: null; fileEnded?: null; ended?: null }|{ event?: "log"; started?: null; collected?: null; caseStarted?: null; caseEnded?: null; log: shardrun.agent.v1.LogChunk.$Shape; error?: null; fileEnded?: null; ended?: null }|{ event?: "error"; started?: null; collected?: null; caseStarted?: null; caseEnded?: null; log?: null; error: shardrun.agent.v1.RunError.$Shape; fileEnded?: null; ended?: null }|{ event?: "fileEnded"; started?: null; collected?: null; caseStarted?: null; caseEnded?: null; log?: null; error?: null; fileEnded: shardrun.agent.v1.FileEnded.$Shape; ended?: null }|{ event?: "ended"; started?: null; collected?: null; caseStarted?: null; caseEnded?: null; log?: null; error?: null; fileEnded?: null; ended: shardrun.agent.v1.UnitEnded.$Shape })
                 * )} shardrun.agent.v1.UnitEvent.$Shape
                 */

                /**
                 * Constructs a new UnitEvent.
                 * @memberof shardrun.agent.v1
                 * @classdesc Represents a UnitEvent.
                 * @constructor
                 * @param {shardrun.agent.v1.UnitEvent.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const UnitEvent = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * UnitEvent atMs.
                 * @member {number} atMs
                 * @memberof shardrun.agent.v1.UnitEvent
                 * @instance
                 */
                UnitEvent.prototype.atMs = 0;

                /**
                 * UnitEvent started.
                 * @member {shardrun.agent.v1.UnitStarted.$Properties|null|undefined} started
                 * @memberof shardrun.agent.v1.UnitEvent
                 * @instance
                 */
                UnitEvent.prototype.started = null;

                /**
                 * UnitEvent collected.
                 * @member {shardrun.agent.v1.Collected.$Properties|null|undefined} collected
                 * @memberof shardrun.agent.v1.UnitEvent
                 * @instance
                 */
                UnitEvent.prototype.collected = null;

                /**
                 * UnitEvent caseStarted.
                 * @member {shardrun.agent.v1.CaseStarted.$Properties|null|undefined} caseStarted
                 * @memberof shardrun.agent.v1.UnitEvent
                 * @instance
                 */
                UnitEvent.prototype.caseStarted = null;

                /**
                 * UnitEvent caseEnded.
                 * @member {shardrun.agent.v1.CaseEnded.$Properties|null|undefined} caseEnded
                 * @memberof shardrun.agent.v1.UnitEvent
                 * @instance
                 */
                UnitEvent.prototype.caseEnded = null;

                /**
                 * UnitEvent log.
                 * @member {shardrun.agent.v1.LogChunk.$Properties|null|undefined} log
                 * @memberof shardrun.agent.v1.UnitEvent
                 * @instance
                 */
                UnitEvent.prototype.log = null;

                /**
                 * UnitEvent error.
                 * @member {shardrun.agent.v1.RunError.$Properties|null|undefined} error
                 * @memberof shardrun.agent.v1.UnitEvent
                 * @instance
                 */
                UnitEvent.prototype.error = null;

                /**
                 * UnitEvent fileEnded.
                 * @member {shardrun.agent.v1.FileEnded.$Properties|null|undefined} fileEnded
                 * @memberof shardrun.agent.v1.UnitEvent
                 * @instance
                 */
                UnitEvent.prototype.fileEnded = null;

                /**
                 * UnitEvent ended.
                 * @member {shardrun.agent.v1.UnitEnded.$Properties|null|undefined} ended
                 * @memberof shardrun.agent.v1.UnitEvent
                 * @instance
                 */
                UnitEvent.prototype.ended = null;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                /**
                 * UnitEvent event.
                 * @member {"started"|"collected"|"caseStarted"|"caseEnded"|"log"|"error"|"fileEnded"|"ended"|undefined} event
                 * @memberof shardrun.agent.v1.UnitEvent
                 * @instance
                 */
                $Object.defineProperty(UnitEvent.prototype, "event", {
                    get: $util.oneOfGetter($oneOfFields = ["started", "collected", "caseStarted", "caseEnded", "log", "error", "fileEnded", "ended"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Creates a new UnitEvent instance using the specified properties.
                 * @function create
                 * @memberof shardrun.agent.v1.UnitEvent
                 * @static
                 * @param {shardrun.agent.v1.UnitEvent.$Properties=} [properties] Properties to set
                 * @returns {shardrun.agent.v1.UnitEvent} UnitEvent instance
                 * @type {{
                 *   (properties: shardrun.agent.v1.UnitEvent.$Shape): shardrun.agent.v1.UnitEvent & shardrun.agent.v1.UnitEvent.$Shape;
                 *   (properties?: shardrun.agent.v1.UnitEvent.$Properties): shardrun.agent.v1.UnitEvent;
                 * }}
                 */
                UnitEvent.create = function(properties) {
                    return new UnitEvent(properties);
                };

                /**
                 * Encodes the specified UnitEvent message. Does not implicitly {@link shardrun.agent.v1.UnitEvent.verify|verify} messages.
                 * @function encode
                 * @memberof shardrun.agent.v1.UnitEvent
                 * @static
                 * @param {shardrun.agent.v1.UnitEvent.$Properties} message UnitEvent message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                UnitEvent.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.atMs != null && $Object.hasOwnProperty.call(message, "atMs") && !$Object.is(message.atMs, 0))
                        writer.uint32(/* id 1, wireType 1 =*/9).double(message.atMs);
                    if (message.started != null && $Object.hasOwnProperty.call(message, "started"))
                        $root.shardrun.agent.v1.UnitStarted.encode(message.started, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.collected != null && $Object.hasOwnProperty.call(message, "collected"))
                        $root.shardrun.agent.v1.Collected.encode(message.collected, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                    if (message.caseStarted != null && $Object.hasOwnProperty.call(message, "caseStarted"))
                        $root.shardrun.agent.v1.CaseStarted.encode(message.caseStarted, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                    if (message.caseEnded != null && $Object.hasOwnProperty.call(message, "caseEnded"))
                        $root.shardrun.agent.v1.CaseEnded.encode(message.caseEnded, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                    if (message.log != null && $Object.hasOwnProperty.call(message, "log"))
                        $root.shardrun.agent.v1.LogChunk.encode(message.log, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                    if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
                        $root.shardrun.agent.v1.RunError.encode(message.error, writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
                    if (message.fileEnded != null && $Object.hasOwnProperty.call(message, "fileEnded"))
                        $root.shardrun.agent.v1.FileEnded.encode(message.fileEnded, writer.uint32(/* id 8, wireType 2 =*/66).fork(), _depth + 1).ldelim();
                    if (message.ended != null && $Object.hasOwnProperty.call(message, "ended"))
                        $root.shardrun.agent.v1.UnitEnded.encode(message.ended, writer.uint32(/* id 9, wireType 2 =*/74).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Encodes the specified UnitEvent message, length delimited. Does not implicitly {@link shardrun.agent.v1.UnitEvent.verify|verify} messages.
                 * @function encodeDelimited
                 * @memberof shardrun.agent.v1.UnitEvent
                 * @static
                 * @param {shardrun.agent.v1.UnitEvent.$Properties} message UnitEvent message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                UnitEvent.encodeDelimited = function(message, writer) {
                    return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
                };

                /**
                 * Decodes a UnitEvent message from the specified reader or buffer.
                 * @function decode
                 * @memberof shardrun.agent.v1.UnitEvent
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.UnitEvent & shardrun.agent.v1.UnitEvent.$Shape} UnitEvent
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                UnitEvent.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.shardrun.agent.v1.UnitEvent();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 1)
                                    break;
                                if (!$Object.is(value = reader.double(), 0))
                                    message.atMs = value;
                                else
                                    delete message.atMs;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.started = $root.shardrun.agent.v1.UnitStarted.decode(reader, reader.size(), $undefined, _depth + 1, message.started);
                                message.event = "started";
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                message.collected = $root.shardrun.agent.v1.Collected.decode(reader, reader.size(), $undefined, _depth + 1, message.collected);
                                message.event = "collected";
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                message.caseStarted = $root.shardrun.agent.v1.CaseStarted.decode(reader, reader.size(), $undefined, _depth + 1, message.caseStarted);
                                message.event = "caseStarted";
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                message.caseEnded = $root.shardrun.agent.v1.CaseEnded.decode(reader, reader.size(), $undefined, _depth + 1, message.caseEnded);
                                message.event = "caseEnded";
                                continue;
                            }
                        case 6: {
                                if (wireType !== 2)
                                    break;
                                message.log = $root.shardrun.agent.v1.LogChunk.decode(reader, reader.size(), $undefined, _depth + 1, message.log);
                                message.event = "log";
                                continue;
                            }
                        case 7: {
                                if (wireType !== 2)
                                    break;
                                message.error = $root.shardrun.agent.v1.RunError.decode(reader, reader.size(), $undefined, _depth + 1, message.error);
                                message.event = "error";
                                continue;
                            }
                        case 8: {
                                if (wireType !== 2)
                                    break;
                                message.fileEnded = $root.shardrun.agent.v1.FileEnded.decode(reader, reader.size(), $undefined, _depth + 1, message.fileEnded);
                                message.event = "fileEnded";
                                continue;
                            }
                        case 9: {
                                if (wireType !== 2)
                                    break;
                                message.ended = $root.shardrun.agent.v1.UnitEnded.decode(reader, reader.size(), $undefined, _depth + 1, message.ended);
                                message.event = "ended";
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Decodes a UnitEvent message from the specified reader or buffer, length delimited.
                 * @function decodeDelimited
                 * @memberof shardrun.agent.v1.UnitEvent
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.UnitEvent & shardrun.agent.v1.UnitEvent.$Shape} UnitEvent
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                UnitEvent.decodeDelimited = function(reader) {
                    if (!(reader instanceof $Reader))
                        reader = new $Reader(reader);
                    return this.decode(reader, reader.size());
                };

                /**
                 * Verifies a UnitEvent message.
                 * @function verify
                 * @memberof shardrun.agent.v1.UnitEvent
                 * @static
                 * @param {Object.<string,*>} message Plain object to verify
                 * @returns {string|null} `null` if valid, otherwise the reason why it is not
                 */
                UnitEvent.verify = function (message, _depth) {
                    if (typeof message !== "object" || message === null)
                        return "object expected";
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        return "max depth exceeded";
                    let properties = {};
                    if (message.atMs != null && $Object.hasOwnProperty.call(message, "atMs"))
                        if (typeof message.atMs !== "number")
                            return "atMs: number expected";
                    if (message.started != null && $Object.hasOwnProperty.call(message, "started")) {
                        properties.event = 1;
                        {
                            let error = $root.shardrun.agent.v1.UnitStarted.verify(message.started, _depth + 1);
                            if (error)
                                return "started." + error;
                        }
                    }
                    if (message.collected != null && $Object.hasOwnProperty.call(message, "collected")) {
                        if (properties.event === 1)
                            return "event: multiple values";
                        properties.event = 1;
                        {
                            let error = $root.shardrun.agent.v1.Collected.verify(message.collected, _depth + 1);
                            if (error)
                                return "collected." + error;
                        }
                    }
                    if (message.caseStarted != null && $Object.hasOwnProperty.call(message, "caseStarted")) {
                        if (properties.event === 1)
                            return "event: multiple values";
                        properties.event = 1;
                        {
                            let error = $root.shardrun.agent.v1.CaseStarted.verify(message.caseStarted, _depth + 1);
                            if (error)
                                return "caseStarted." + error;
                        }
                    }
                    if (message.caseEnded != null && $Object.hasOwnProperty.call(message, "caseEnded")) {
                        if (properties.event === 1)
                            return "event: multiple values";
                        properties.event = 1;
                        {
                            let error = $root.shardrun.agent.v1.CaseEnded.verify(message.caseEnded, _depth + 1);
                            if (error)
                                return "caseEnded." + error;
                        }
                    }
                    if (message.log != null && $Object.hasOwnProperty.call(message, "log")) {
                        if (properties.event === 1)
                            return "event: multiple values";
                        properties.event = 1;
                        {
                            let error = $root.shardrun.agent.v1.LogChunk.verify(message.log, _depth + 1);
                            if (error)
                                return "log." + error;
                        }
                    }
                    if (message.error != null && $Object.hasOwnProperty.call(message, "error")) {
                        if (properties.event === 1)
                            return "event: multiple values";
                        properties.event = 1;
                        {
                            let error = $root.shardrun.agent.v1.RunError.verify(message.error, _depth + 1);
                            if (error)
                                return "error." + error;
                        }
                    }
                    if (message.fileEnded != null && $Object.hasOwnProperty.call(message, "fileEnded")) {
                        if (properties.event === 1)
                            return "event: multiple values";
                        properties.event = 1;
                        {
                            let error = $root.shardrun.agent.v1.FileEnded.verify(message.fileEnded, _depth + 1);
                            if (error)
                                return "fileEnded." + error;
                        }
                    }
                    if (message.ended != null && $Object.hasOwnProperty.call(message, "ended")) {
                        if (properties.event === 1)
                            return "event: multiple values";
                        properties.event = 1;
                        {
                            let error = $root.shardrun.agent.v1.UnitEnded.verify(message.ended, _depth + 1);
                            if (error)
                                return "ended." + error;
                        }
                    }
                    return null;
                };

                /**
                 * Creates a UnitEvent message from a plain object. Also converts values to their respective internal types.
                 * @function fromObject
                 * @memberof shardrun.agent.v1.UnitEvent
                 * @static
                 * @param {Object.<string,*>} object Plain object
                 * @returns {shardrun.agent.v1.UnitEvent} UnitEvent
                 */
                UnitEvent.fromObject = function (object, _depth) {
                    if (object instanceof $root.shardrun.agent.v1.UnitEvent)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".shardrun.agent.v1.UnitEvent: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.shardrun.agent.v1.UnitEvent();
                    if (object.atMs != null)
                        if (!$Object.is($Number(object.atMs), 0))
                            message.atMs = $Number(object.atMs);
                    if (object.started != null) {
                        if (!$util.isObject(object.started))
                            throw $TypeError(".shardrun.agent.v1.UnitEvent.started: object expected");
                        message.started = $root.shardrun.agent.v1.UnitStarted.fromObject(object.started, _depth + 1);
                    }
                    if (object.collected != null) {
                        if (!$util.isObject(object.collected))
                            throw $TypeError(".shardrun.agent.v1.UnitEvent.collected: object expected");
                        message.collected = $root.shardrun.agent.v1.Collected.fromObject(object.collected, _depth + 1);
                    }
                    if (object.caseStarted != null) {
                        if (!$util.isObject(object.caseStarted))
                            throw $TypeError(".shardrun.agent.v1.UnitEvent.caseStarted: object expected");
                        message.caseStarted = $root.shardrun.agent.v1.CaseStarted.fromObject(object.caseStarted, _depth + 1);
                    }
                    if (object.caseEnded != null) {
                        if (!$util.isObject(object.caseEnded))
                            throw $TypeError(".shardrun.agent.v1.UnitEvent.caseEnded: object expected");
                        message.caseEnded = $root.shardrun.agent.v1.CaseEnded.fromObject(object.caseEnded, _depth + 1);
                    }
                    if (object.log != null) {
                        if (!$util.isObject(object.log))
                            throw $TypeError(".shardrun.agent.v1.UnitEvent.log: object expected");
                        message.log = $root.shardrun.agent.v1.LogChunk.fromObject(object.log, _depth + 1);
                    }
                    if (object.error != null) {
                        if (!$util.isObject(object.error))
                            throw $TypeError(".shardrun.agent.v1.UnitEvent.error: object expected");
                        message.error = $root.shardrun.agent.v1.RunError.fromObject(object.error, _depth + 1);
                    }
                    if (object.fileEnded != null) {
                        if (!$util.isObject(object.fileEnded))
                            throw $TypeError(".shardrun.agent.v1.UnitEvent.fileEnded: object expected");
                        message.fileEnded = $root.shardrun.agent.v1.FileEnded.fromObject(object.fileEnded, _depth + 1);
                    }
                    if (object.ended != null) {
                        if (!$util.isObject(object.ended))
                            throw $TypeError(".shardrun.agent.v1.UnitEvent.ended: object expected");
                        message.ended = $root.shardrun.agent.v1.UnitEnded.fromObject(object.ended, _depth + 1);
                    }
                    return message;
                };

                /**
                 * Creates a plain object from a UnitEvent message. Also converts values to other types if specified.
                 * @function toObject
                 * @memberof shardrun.agent.v1.UnitEvent
                 * @static
                 * @param {shardrun.agent.v1.UnitEvent} message UnitEvent
                 * @param {$protobuf.IConversionOptions} [options] Conversion options
                 * @returns {Object.<string,*>} Plain object
                 */
                UnitEvent.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.defaults)
                        object.atMs = 0;
                    if (message.atMs != null && $Object.hasOwnProperty.call(message, "atMs"))
                        object.atMs = options.json && !$isFinite(message.atMs) ? $String(message.atMs) : message.atMs;
                    if (message.started != null && $Object.hasOwnProperty.call(message, "started")) {
                        object.started = $root.shardrun.agent.v1.UnitStarted.toObject(message.started, options, _depth + 1);
                        if (options.oneofs)
                            object.event = "started";
                    }
                    if (message.collected != null && $Object.hasOwnProperty.call(message, "collected")) {
                        object.collected = $root.shardrun.agent.v1.Collected.toObject(message.collected, options, _depth + 1);
                        if (options.oneofs)
                            object.event = "collected";
                    }
                    if (message.caseStarted != null && $Object.hasOwnProperty.call(message, "caseStarted")) {
                        object.caseStarted = $root.shardrun.agent.v1.CaseStarted.toObject(message.caseStarted, options, _depth + 1);
                        if (options.oneofs)
                            object.event = "caseStarted";
                    }
                    if (message.caseEnded != null && $Object.hasOwnProperty.call(message, "caseEnded")) {
                        object.caseEnded = $root.shardrun.agent.v1.CaseEnded.toObject(message.caseEnded, options, _depth + 1);
                        if (options.oneofs)
                            object.event = "caseEnded";
                    }
                    if (message.log != null && $Object.hasOwnProperty.call(message, "log")) {
                        object.log = $root.shardrun.agent.v1.LogChunk.toObject(message.log, options, _depth + 1);
                        if (options.oneofs)
                            object.event = "log";
                    }
                    if (message.error != null && $Object.hasOwnProperty.call(message, "error")) {
                        object.error = $root.shardrun.agent.v1.RunError.toObject(message.error, options, _depth + 1);
                        if (options.oneofs)
                            object.event = "error";
                    }
                    if (message.fileEnded != null && $Object.hasOwnProperty.call(message, "fileEnded")) {
                        object.fileEnded = $root.shardrun.agent.v1.FileEnded.toObject(message.fileEnded, options, _depth + 1);
                        if (options.oneofs)
                            object.event = "fileEnded";
                    }
                    if (message.ended != null && $Object.hasOwnProperty.call(message, "ended")) {
                        object.ended = $root.shardrun.agent.v1.UnitEnded.toObject(message.ended, options, _depth + 1);
                        if (options.oneofs)
                            object.event = "ended";
                    }
                    return object;
                };

                /**
                 * Converts this UnitEvent to JSON.
                 * @function toJSON
                 * @memberof shardrun.agent.v1.UnitEvent
                 * @instance
                 * @returns {Object.<string,*>} JSON object
                 */
                UnitEvent.prototype.toJSON = function() {
                    return UnitEvent.toObject(this, $protobuf.util.toJSONOptions);
                };

                /**
                 * Gets the type url for UnitEvent
                 * @function getTypeUrl
                 * @memberof shardrun.agent.v1.UnitEvent
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                UnitEvent.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/shardrun.agent.v1.UnitEvent";
                };

                return UnitEvent;
            })();

            v1.UnitStarted = (function() {

                /**
                 * Properties of a UnitStarted.
                 * @typedef {Object} shardrun.agent.v1.UnitStarted.$Properties
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a UnitStarted.
                 * @memberof shardrun.agent.v1
                 * @interface IUnitStarted
                 * @augments shardrun.agent.v1.UnitStarted.$Properties
                 * @deprecated Use shardrun.agent.v1.UnitStarted.$Properties instead.
                 */

                /**
                 * Shape of a UnitStarted.
                 * @typedef {shardrun.agent.v1.UnitStarted.$Properties} shardrun.agent.v1.UnitStarted.$Shape
                 */

                /**
                 * Constructs a new UnitStarted.
                 * @memberof shardrun.agent.v1
                 * @classdesc Represents a UnitStarted.
                 * @constructor
                 * @param {shardrun.agent.v1.UnitStarted.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const UnitStarted = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Creates a new UnitStarted instance using the specified properties.
                 * @function create
                 * @memberof shardrun.agent.v1.UnitStarted
                 * @static
                 * @param {shardrun.agent.v1.UnitStarted.$Properties=} [properties] Properties to set
                 * @returns {shardrun.agent.v1.UnitStarted} UnitStarted instance
                 * @type {{
                 *   (properties: shardrun.agent.v1.UnitStarted.$Shape): shardrun.agent.v1.UnitStarted & shardrun.agent.v1.UnitStarted.$Shape;
                 *   (properties?: shardrun.agent.v1.UnitStarted.$Properties): shardrun.agent.v1.UnitStarted;
                 * }}
                 */
                UnitStarted.create = function(properties) {
                    return new UnitStarted(properties);
                };

                /**
                 * Encodes the specified UnitStarted message. Does not implicitly {@link shardrun.agent.v1.UnitStarted.verify|verify} messages.
                 * @function encode
                 * @memberof shardrun.agent.v1.UnitStarted
                 * @static
                 * @param {shardrun.agent.v1.UnitStarted.$Properties} message UnitStarted message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                UnitStarted.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Encodes the specified UnitStarted message, length delimited. Does not implicitly {@link shardrun.agent.v1.UnitStarted.verify|verify} messages.
                 * @function encodeDelimited
                 * @memberof shardrun.agent.v1.UnitStarted
                 * @static
                 * @param {shardrun.agent.v1.UnitStarted.$Properties} message UnitStarted message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                UnitStarted.encodeDelimited = function(message, writer) {
                    return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
                };

                /**
                 * Decodes a UnitStarted message from the specified reader or buffer.
                 * @function decode
                 * @memberof shardrun.agent.v1.UnitStarted
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.UnitStarted & shardrun.agent.v1.UnitStarted.$Shape} UnitStarted
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                UnitStarted.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.shardrun.agent.v1.UnitStarted();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        reader.skipType(tag & 7, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Decodes a UnitStarted message from the specified reader or buffer, length delimited.
                 * @function decodeDelimited
                 * @memberof shardrun.agent.v1.UnitStarted
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.UnitStarted & shardrun.agent.v1.UnitStarted.$Shape} UnitStarted
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                UnitStarted.decodeDelimited = function(reader) {
                    if (!(reader instanceof $Reader))
                        reader = new $Reader(reader);
                    return this.decode(reader, reader.size());
                };

                /**
                 * Verifies a UnitStarted message.
                 * @function verify
                 * @memberof shardrun.agent.v1.UnitStarted
                 * @static
                 * @param {Object.<string,*>} message Plain object to verify
                 * @returns {string|null} `null` if valid, otherwise the reason why it is not
                 */
                UnitStarted.verify = function (message, _depth) {
                    if (typeof message !== "object" || message === null)
                        return "object expected";
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        return "max depth exceeded";
                    return null;
                };

                /**
                 * Creates a UnitStarted message from a plain object. Also converts values to their respective internal types.
                 * @function fromObject
                 * @memberof shardrun.agent.v1.UnitStarted
                 * @static
                 * @param {Object.<string,*>} object Plain object
                 * @returns {shardrun.agent.v1.UnitStarted} UnitStarted
                 */
                UnitStarted.fromObject = function (object, _depth) {
                    if (object instanceof $root.shardrun.agent.v1.UnitStarted)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".shardrun.agent.v1.UnitStarted: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    return new $root.shardrun.agent.v1.UnitStarted();
                };

                /**
                 * Creates a plain object from a UnitStarted message. Also converts values to other types if specified.
                 * @function toObject
                 * @memberof shardrun.agent.v1.UnitStarted
                 * @static
                 * @param {shardrun.agent.v1.UnitStarted} message UnitStarted
                 * @param {$protobuf.IConversionOptions} [options] Conversion options
                 * @returns {Object.<string,*>} Plain object
                 */
                UnitStarted.toObject = function () {
                    return {};
                };

                /**
                 * Converts this UnitStarted to JSON.
                 * @function toJSON
                 * @memberof shardrun.agent.v1.UnitStarted
                 * @instance
                 * @returns {Object.<string,*>} JSON object
                 */
                UnitStarted.prototype.toJSON = function() {
                    return UnitStarted.toObject(this, $protobuf.util.toJSONOptions);
                };

                /**
                 * Gets the type url for UnitStarted
                 * @function getTypeUrl
                 * @memberof shardrun.agent.v1.UnitStarted
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                UnitStarted.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/shardrun.agent.v1.UnitStarted";
                };

                return UnitStarted;
            })();

            v1.Collected = (function() {

                /**
                 * Properties of a Collected.
                 * @typedef {Object} shardrun.agent.v1.Collected.$Properties
                 * @property {string|null} [fileKey] Collected fileKey
                 * @property {Array.<shardrun.agent.v1.CollectedCase.$Properties>|null} [cases] Collected cases
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Collected.
                 * @memberof shardrun.agent.v1
                 * @interface ICollected
                 * @augments shardrun.agent.v1.Collected.$Properties
                 * @deprecated Use shardrun.agent.v1.Collected.$Properties instead.
                 */

                /**
                 * Shape of a Collected.
                 * @typedef {shardrun.agent.v1.Collected.$Properties} shardrun.agent.v1.Collected.$Shape
                 */

                /**
                 * Constructs a new Collected.
                 * @memberof shardrun.agent.v1
                 * @classdesc Represents a Collected.
                 * @constructor
                 * @param {shardrun.agent.v1.Collected.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Collected = function (properties) {
                    this.cases = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Collected fileKey.
                 * @member {string} fileKey
                 * @memberof shardrun.agent.v1.Collected
                 * @instance
                 */
                Collected.prototype.fileKey = "";

                /**
                 * Collected cases.
                 * @member {Array.<shardrun.agent.v1.CollectedCase.$Properties>} cases
                 * @memberof shardrun.agent.v1.Collected
                 * @instance
                 */
                Collected.prototype.cases = $util.emptyArray;

                /**
                 * Creates a new Collected instance using the specified properties.
                 * @function create
                 * @memberof shardrun.agent.v1.Collected
                 * @static
                 * @param {shardrun.agent.v1.Collected.$Properties=} [properties] Properties to set
                 * @returns {shardrun.agent.v1.Collected} Collected instance
                 * @type {{
                 *   (properties: shardrun.agent.v1.Collected.$Shape): shardrun.agent.v1.Collected & shardrun.agent.v1.Collected.$Shape;
                 *   (properties?: shardrun.agent.v1.Collected.$Properties): shardrun.agent.v1.Collected;
                 * }}
                 */
                Collected.create = function(properties) {
                    return new Collected(properties);
                };

                /**
                 * Encodes the specified Collected message. Does not implicitly {@link shardrun.agent.v1.Collected.verify|verify} messages.
                 * @function encode
                 * @memberof shardrun.agent.v1.Collected
                 * @static
                 * @param {shardrun.agent.v1.Collected.$Properties} message Collected message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Collected.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.fileKey != null && $Object.hasOwnProperty.call(message, "fileKey") && message.fileKey !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.fileKey);
                    if (message.cases != null && message.cases.length)
                        for (let i = 0; i < message.cases.length; ++i)
                            $root.shardrun.agent.v1.CollectedCase.encode(message.cases[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Encodes the specified Collected message, length delimited. Does not implicitly {@link shardrun.agent.v1.Collected.verify|verify} messages.
                 * @function encodeDelimited
                 * @memberof shardrun.agent.v1.Collected
                 * @static
                 * @param {shardrun.agent.v1.Collected.$Properties} message Collected message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Collected.encodeDelimited = function(message, writer) {
                    return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
                };

                /**
                 * Decodes a Collected message from the specified reader or buffer.
                 * @function decode
                 * @memberof shardrun.agent.v1.Collected
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.Collected & shardrun.agent.v1.Collected.$Shape} Collected
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Collected.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.shardrun.agent.v1.Collected();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.fileKey = value;
                                else
                                    delete message.fileKey;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.cases && message.cases.length))
                                    message.cases = [];
                                message.cases.push($root.shardrun.agent.v1.CollectedCase.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Decodes a Collected message from the specified reader or buffer, length delimited.
                 * @function decodeDelimited
                 * @memberof shardrun.agent.v1.Collected
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.Collected & shardrun.agent.v1.Collected.$Shape} Collected
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Collected.decodeDelimited = function(reader) {
                    if (!(reader instanceof $Reader))
                        reader = new $Reader(reader);
                    return this.decode(reader, reader.size());
                };

                /**
                 * Verifies a Collected message.
                 * @function verify
                 * @memberof shardrun.agent.v1.Collected
                 * @static
                 * @param {Object.<string,*>} message Plain object to verify
                 * @returns {string|null} `null` if valid, otherwise the reason why it is not
                 */
                Collected.verify = function (message, _depth) {
                    if (typeof message !== "object" || message === null)
                        return "object expected";
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        return "max depth exceeded";
                    if (message.fileKey != null && $Object.hasOwnProperty.call(message, "fileKey"))
                        if (!$util.isString(message.fileKey))
                            return "fileKey: string expected";
                    if (message.cases != null && $Object.hasOwnProperty.call(message, "cases")) {
                        if (!$Array.isArray(message.cases))
                            return "cases: array expected";
                        for (let i = 0; i < message.cases.length; ++i) {
                            let error = $root.shardrun.agent.v1.CollectedCase.verify(message.cases[i], _depth + 1);
                            if (error)
                                return "cases." + error;
                        }
                    }
                    return null;
                };

                /**
                 * Creates a Collected message from a plain object. Also converts values to their respective internal types.
                 * @function fromObject
                 * @memberof shardrun.agent.v1.Collected
                 * @static
                 * @param {Object.<string,*>} object Plain object
                 * @returns {shardrun.agent.v1.Collected} Collected
                 */
                Collected.fromObject = function (object, _depth) {
                    if (object instanceof $root.shardrun.agent.v1.Collected)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".shardrun.agent.v1.Collected: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.shardrun.agent.v1.Collected();
                    if (object.fileKey != null)
                        if (typeof object.fileKey !== "string" || object.fileKey.length)
                            message.fileKey = $String(object.fileKey);
                    if (object.cases) {
                        if (!$Array.isArray(object.cases))
                            throw $TypeError(".shardrun.agent.v1.Collected.cases: array expected");
                        message.cases = $Array(object.cases.length);
                        for (let i = 0; i < object.cases.length; ++i) {
                            if (!$util.isObject(object.cases[i]))
                                throw $TypeError(".shardrun.agent.v1.Collected.cases: object expected");
                            message.cases[i] = $root.shardrun.agent.v1.CollectedCase.fromObject(object.cases[i], _depth + 1);
                        }
                    }
                    return message;
                };

                /**
                 * Creates a plain object from a Collected message. Also converts values to other types if specified.
                 * @function toObject
                 * @memberof shardrun.agent.v1.Collected
                 * @static
                 * @param {shardrun.agent.v1.Collected} message Collected
                 * @param {$protobuf.IConversionOptions} [options] Conversion options
                 * @returns {Object.<string,*>} Plain object
                 */
                Collected.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.arrays || options.defaults)
                        object.cases = [];
                    if (options.defaults)
                        object.fileKey = "";
                    if (message.fileKey != null && $Object.hasOwnProperty.call(message, "fileKey"))
                        object.fileKey = message.fileKey;
                    if (message.cases && message.cases.length) {
                        object.cases = $Array(message.cases.length);
                        for (let j = 0; j < message.cases.length; ++j)
                            object.cases[j] = $root.shardrun.agent.v1.CollectedCase.toObject(message.cases[j], options, _depth + 1);
                    }
                    return object;
                };

                /**
                 * Converts this Collected to JSON.
                 * @function toJSON
                 * @memberof shardrun.agent.v1.Collected
                 * @instance
                 * @returns {Object.<string,*>} JSON object
                 */
                Collected.prototype.toJSON = function() {
                    return Collected.toObject(this, $protobuf.util.toJSONOptions);
                };

                /**
                 * Gets the type url for Collected
                 * @function getTypeUrl
                 * @memberof shardrun.agent.v1.Collected
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                Collected.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/shardrun.agent.v1.Collected";
                };

                return Collected;
            })();

            v1.CollectedCase = (function() {

                /**
                 * Properties of a CollectedCase.
                 * @typedef {Object} shardrun.agent.v1.CollectedCase.$Properties
                 * @property {string|null} [caseId] CollectedCase caseId
                 * @property {Array.<string>|null} [titlePath] CollectedCase titlePath
                 * @property {number|null} [ordinal] CollectedCase ordinal
                 * @property {string|null} [mode] CollectedCase mode
                 * @property {boolean|null} [isSelected] CollectedCase isSelected
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a CollectedCase.
                 * @memberof shardrun.agent.v1
                 * @interface ICollectedCase
                 * @augments shardrun.agent.v1.CollectedCase.$Properties
                 * @deprecated Use shardrun.agent.v1.CollectedCase.$Properties instead.
                 */

                /**
                 * Shape of a CollectedCase.
                 * @typedef {shardrun.agent.v1.CollectedCase.$Properties} shardrun.agent.v1.CollectedCase.$Shape
                 */

                /**
                 * Constructs a new CollectedCase.
                 * @memberof shardrun.agent.v1
                 * @classdesc Represents a CollectedCase.
                 * @constructor
                 * @param {shardrun.agent.v1.CollectedCase.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const CollectedCase = function (properties) {
                    this.titlePath = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * CollectedCase caseId.
                 * @member {string} caseId
                 * @memberof shardrun.agent.v1.CollectedCase
                 * @instance
                 */
                CollectedCase.prototype.caseId = "";

                /**
                 * CollectedCase titlePath.
                 * @member {Array.<string>} titlePath
                 * @memberof shardrun.agent.v1.CollectedCase
                 * @instance
                 */
                CollectedCase.prototype.titlePath = $util.emptyArray;

                /**
                 * CollectedCase ordinal.
                 * @member {number} ordinal
                 * @memberof shardrun.agent.v1.CollectedCase
                 * @instance
                 */
                CollectedCase.prototype.ordinal = 0;

                /**
                 * CollectedCase mode.
                 * @member {string} mode
                 * @memberof shardrun.agent.v1.CollectedCase
                 * @instance
                 */
                CollectedCase.prototype.mode = "";

                /**
                 * CollectedCase isSelected.
                 * @member {boolean} isSelected
                 * @memberof shardrun.agent.v1.CollectedCase
                 * @instance
                 */
                CollectedCase.prototype.isSelected = false;

                /**
                 * Creates a new CollectedCase instance using the specified properties.
                 * @function create
                 * @memberof shardrun.agent.v1.CollectedCase
                 * @static
                 * @param {shardrun.agent.v1.CollectedCase.$Properties=} [properties] Properties to set
                 * @returns {shardrun.agent.v1.CollectedCase} CollectedCase instance
                 * @type {{
                 *   (properties: shardrun.agent.v1.CollectedCase.$Shape): shardrun.agent.v1.CollectedCase & shardrun.agent.v1.CollectedCase.$Shape;
                 *   (properties?: shardrun.agent.v1.CollectedCase.$Properties): shardrun.agent.v1.CollectedCase;
                 * }}
                 */
                CollectedCase.create = function(properties) {
                    return new CollectedCase(properties);
                };

                /**
                 * Encodes the specified CollectedCase message. Does not implicitly {@link shardrun.agent.v1.CollectedCase.verify|verify} messages.
                 * @function encode
                 * @memberof shardrun.agent.v1.CollectedCase
                 * @static
                 * @param {shardrun.agent.v1.CollectedCase.$Properties} message CollectedCase message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                CollectedCase.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.caseId != null && $Object.hasOwnProperty.call(message, "caseId") && message.caseId !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.caseId);
                    if (message.titlePath != null && message.titlePath.length)
                        for (let i = 0; i < message.titlePath.length; ++i)
                            writer.uint32(/* id 2, wireType 2 =*/18).string(message.titlePath[i]);
                    if (message.ordinal != null && $Object.hasOwnProperty.call(message, "ordinal") && message.ordinal !== 0)
                        writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.ordinal);
                    if (message.mode != null && $Object.hasOwnProperty.call(message, "mode") && message.mode !== "")
                        writer.uint32(/* id 4, wireType 2 =*/34).string(message.mode);
                    if (message.isSelected != null && $Object.hasOwnProperty.call(message, "isSelected") && message.isSelected !== false)
                        writer.uint32(/* id 5, wireType 0 =*/40).bool(message.isSelected);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Encodes the specified CollectedCase message, length delimited. Does not implicitly {@link shardrun.agent.v1.CollectedCase.verify|verify} messages.
                 * @function encodeDelimited
                 * @memberof shardrun.agent.v1.CollectedCase
                 * @static
                 * @param {shardrun.agent.v1.CollectedCase.$Properties} message CollectedCase message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                CollectedCase.encodeDelimited = function(message, writer) {
                    return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
                };

                /**
                 * Decodes a CollectedCase message from the specified reader or buffer.
                 * @function decode
                 * @memberof shardrun.agent.v1.CollectedCase
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.CollectedCase & shardrun.agent.v1.CollectedCase.$Shape} CollectedCase
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                CollectedCase.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.shardrun.agent.v1.CollectedCase();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.caseId = value;
                                else
                                    delete message.caseId;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.titlePath && message.titlePath.length))
                                    message.titlePath = [];
                                message.titlePath.push(reader.stringVerify());
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.ordinal = value;
                                else
                                    delete message.ordinal;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.mode = value;
                                else
                                    delete message.mode;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.isSelected = value;
                                else
                                    delete message.isSelected;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Decodes a CollectedCase message from the specified reader or buffer, length delimited.
                 * @function decodeDelimited
                 * @memberof shardrun.agent.v1.CollectedCase
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.CollectedCase & shardrun.agent.v1.CollectedCase.$Shape} CollectedCase
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                CollectedCase.decodeDelimited = function(reader) {
                    if (!(reader instanceof $Reader))
                        reader = new $Reader(reader);
                    return this.decode(reader, reader.size());
                };

                /**
                 * Verifies a CollectedCase message.
                 * @function verify
                 * @memberof shardrun.agent.v1.CollectedCase
                 * @static
                 * @param {Object.<string,*>} message Plain object to verify
                 * @returns {string|null} `null` if valid, otherwise the reason why it is not
                 */
                CollectedCase.verify = function (message, _depth) {
                    if (typeof message !== "object" || message === null)
                        return "object expected";
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        return "max depth exceeded";
                    if (message.caseId != null && $Object.hasOwnProperty.call(message, "caseId"))
                        if (!$util.isString(message.caseId))
                            return "caseId: string expected";
                    if (message.titlePath != null && $Object.hasOwnProperty.call(message, "titlePath")) {
                        if (!$Array.isArray(message.titlePath))
                            return "titlePath: array expected";
                        for (let i = 0; i < message.titlePath.length; ++i)
                            if (!$util.isString(message.titlePath[i]))
                                return "titlePath: string[] expected";
                    }
                    if (message.ordinal != null && $Object.hasOwnProperty.call(message, "ordinal"))
                        if (!$util.isInteger(message.ordinal))
                            return "ordinal: integer expected";
                    if (message.mode != null && $Object.hasOwnProperty.call(message, "mode"))
                        if (!$util.isString(message.mode))
                            return "mode: string expected";
                    if (message.isSelected != null && $Object.hasOwnProperty.call(message, "isSelected"))
                        if (typeof message.isSelected !== "boolean")
                            return "isSelected: boolean expected";
                    return null;
                };

                /**
                 * Creates a CollectedCase message from a plain object. Also converts values to their respective internal types.
                 * @function fromObject
                 * @memberof shardrun.agent.v1.CollectedCase
                 * @static
                 * @param {Object.<string,*>} object Plain object
                 * @returns {shardrun.agent.v1.CollectedCase} CollectedCase
                 */
                CollectedCase.fromObject = function (object, _depth) {
                    if (object instanceof $root.shardrun.agent.v1.CollectedCase)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".shardrun.agent.v1.CollectedCase: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.shardrun.agent.v1.CollectedCase();
                    if (object.caseId != null)
                        if (typeof object.caseId !== "string" || object.caseId.length)
                            message.caseId = $String(object.caseId);
                    if (object.titlePath) {
                        if (!$Array.isArray(object.titlePath))
                            throw $TypeError(".shardrun.agent.v1.CollectedCase.titlePath: array expected");
                        message.titlePath = $Array(object.titlePath.length);
                        for (let i = 0; i < object.titlePath.length; ++i)
                            message.titlePath[i] = $String(object.titlePath[i]);
                    }
                    if (object.ordinal != null)
                        if ($Number(object.ordinal) !== 0)
                            message.ordinal = object.ordinal >>> 0;
                    if (object.mode != null)
                        if (typeof object.mode !== "string" || object.mode.length)
                            message.mode = $String(object.mode);
                    if (object.isSelected != null)
                        if (object.isSelected)
                            message.isSelected = $Boolean(object.isSelected);
                    return message;
                };

                /**
                 * Creates a plain object from a CollectedCase message. Also converts values to other types if specified.
                 * @function toObject
                 * @memberof shardrun.agent.v1.CollectedCase
                 * @static
                 * @param {shardrun.agent.v1.CollectedCase} message CollectedCase
                 * @param {$protobuf.IConversionOptions} [options] Conversion options
                 * @returns {Object.<string,*>} Plain object
                 */
                CollectedCase.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.arrays || options.defaults)
                        object.titlePath = [];
                    if (options.defaults) {
                        object.caseId = "";
                        object.ordinal = 0;
                        object.mode = "";
                        object.isSelected = false;
                    }
                    if (message.caseId != null && $Object.hasOwnProperty.call(message, "caseId"))
                        object.caseId = message.caseId;
                    if (message.titlePath && message.titlePath.length) {
                        object.titlePath = $Array(message.titlePath.length);
                        for (let j = 0; j < message.titlePath.length; ++j)
                            object.titlePath[j] = message.titlePath[j];
                    }
                    if (message.ordinal != null && $Object.hasOwnProperty.call(message, "ordinal"))
                        object.ordinal = message.ordinal;
                    if (message.mode != null && $Object.hasOwnProperty.call(message, "mode"))
                        object.mode = message.mode;
                    if (message.isSelected != null && $Object.hasOwnProperty.call(message, "isSelected"))
                        object.isSelected = message.isSelected;
                    return object;
                };

                /**
                 * Converts this CollectedCase to JSON.
                 * @function toJSON
                 * @memberof shardrun.agent.v1.CollectedCase
                 * @instance
                 * @returns {Object.<string,*>} JSON object
                 */
                CollectedCase.prototype.toJSON = function() {
                    return CollectedCase.toObject(this, $protobuf.util.toJSONOptions);
                };

                /**
                 * Gets the type url for CollectedCase
                 * @function getTypeUrl
                 * @memberof shardrun.agent.v1.CollectedCase
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                CollectedCase.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/shardrun.agent.v1.CollectedCase";
                };

                return CollectedCase;
            })();

            v1.CaseStarted = (function() {

                /**
                 * Properties of a CaseStarted.
                 * @typedef {Object} shardrun.agent.v1.CaseStarted.$Properties
                 * @property {string|null} [fileKey] CaseStarted fileKey
                 * @property {number|null} [caseIndex] CaseStarted caseIndex
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a CaseStarted.
                 * @memberof shardrun.agent.v1
                 * @interface ICaseStarted
                 * @augments shardrun.agent.v1.CaseStarted.$Properties
                 * @deprecated Use shardrun.agent.v1.CaseStarted.$Properties instead.
                 */

                /**
                 * Shape of a CaseStarted.
                 * @typedef {shardrun.agent.v1.CaseStarted.$Properties} shardrun.agent.v1.CaseStarted.$Shape
                 */

                /**
                 * Constructs a new CaseStarted.
                 * @memberof shardrun.agent.v1
                 * @classdesc Represents a CaseStarted.
                 * @constructor
                 * @param {shardrun.agent.v1.CaseStarted.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const CaseStarted = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * CaseStarted fileKey.
                 * @member {string} fileKey
                 * @memberof shardrun.agent.v1.CaseStarted
                 * @instance
                 */
                CaseStarted.prototype.fileKey = "";

                /**
                 * CaseStarted caseIndex.
                 * @member {number} caseIndex
                 * @memberof shardrun.agent.v1.CaseStarted
                 * @instance
                 */
                CaseStarted.prototype.caseIndex = 0;

                /**
                 * Creates a new CaseStarted instance using the specified properties.
                 * @function create
                 * @memberof shardrun.agent.v1.CaseStarted
                 * @static
                 * @param {shardrun.agent.v1.CaseStarted.$Properties=} [properties] Properties to set
                 * @returns {shardrun.agent.v1.CaseStarted} CaseStarted instance
                 * @type {{
                 *   (properties: shardrun.agent.v1.CaseStarted.$Shape): shardrun.agent.v1.CaseStarted & shardrun.agent.v1.CaseStarted.$Shape;
                 *   (properties?: shardrun.agent.v1.CaseStarted.$Properties): shardrun.agent.v1.CaseStarted;
                 * }}
                 */
                CaseStarted.create = function(properties) {
                    return new CaseStarted(properties);
                };

                /**
                 * Encodes the specified CaseStarted message. Does not implicitly {@link shardrun.agent.v1.CaseStarted.verify|verify} messages.
                 * @function encode
                 * @memberof shardrun.agent.v1.CaseStarted
                 * @static
                 * @param {shardrun.agent.v1.CaseStarted.$Properties} message CaseStarted message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                CaseStarted.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.fileKey != null && $Object.hasOwnProperty.call(message, "fileKey") && message.fileKey !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.fileKey);
                    if (message.caseIndex != null && $Object.hasOwnProperty.call(message, "caseIndex") && message.caseIndex !== 0)
                        writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.caseIndex);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Encodes the specified CaseStarted message, length delimited. Does not implicitly {@link shardrun.agent.v1.CaseStarted.verify|verify} messages.
                 * @function encodeDelimited
                 * @memberof shardrun.agent.v1.CaseStarted
                 * @static
                 * @param {shardrun.agent.v1.CaseStarted.$Properties} message CaseStarted message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                CaseStarted.encodeDelimited = function(message, writer) {
                    return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
                };

                /**
                 * Decodes a CaseStarted message from the specified reader or buffer.
                 * @function decode
                 * @memberof shardrun.agent.v1.CaseStarted
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.CaseStarted & shardrun.agent.v1.CaseStarted.$Shape} CaseStarted
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                CaseStarted.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.shardrun.agent.v1.CaseStarted();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.fileKey = value;
                                else
                                    delete message.fileKey;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.caseIndex = value;
                                else
                                    delete message.caseIndex;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Decodes a CaseStarted message from the specified reader or buffer, length delimited.
                 * @function decodeDelimited
                 * @memberof shardrun.agent.v1.CaseStarted
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.CaseStarted & shardrun.agent.v1.CaseStarted.$Shape} CaseStarted
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                CaseStarted.decodeDelimited = function(reader) {
                    if (!(reader instanceof $Reader))
                        reader = new $Reader(reader);
                    return this.decode(reader, reader.size());
                };

                /**
                 * Verifies a CaseStarted message.
                 * @function verify
                 * @memberof shardrun.agent.v1.CaseStarted
                 * @static
                 * @param {Object.<string,*>} message Plain object to verify
                 * @returns {string|null} `null` if valid, otherwise the reason why it is not
                 */
                CaseStarted.verify = function (message, _depth) {
                    if (typeof message !== "object" || message === null)
                        return "object expected";
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        return "max depth exceeded";
                    if (message.fileKey != null && $Object.hasOwnProperty.call(message, "fileKey"))
                        if (!$util.isString(message.fileKey))
                            return "fileKey: string expected";
                    if (message.caseIndex != null && $Object.hasOwnProperty.call(message, "caseIndex"))
                        if (!$util.isInteger(message.caseIndex))
                            return "caseIndex: integer expected";
                    return null;
                };

                /**
                 * Creates a CaseStarted message from a plain object. Also converts values to their respective internal types.
                 * @function fromObject
                 * @memberof shardrun.agent.v1.CaseStarted
                 * @static
                 * @param {Object.<string,*>} object Plain object
                 * @returns {shardrun.agent.v1.CaseStarted} CaseStarted
                 */
                CaseStarted.fromObject = function (object, _depth) {
                    if (object instanceof $root.shardrun.agent.v1.CaseStarted)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".shardrun.agent.v1.CaseStarted: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.shardrun.agent.v1.CaseStarted();
                    if (object.fileKey != null)
                        if (typeof object.fileKey !== "string" || object.fileKey.length)
                            message.fileKey = $String(object.fileKey);
                    if (object.caseIndex != null)
                        if ($Number(object.caseIndex) !== 0)
                            message.caseIndex = object.caseIndex >>> 0;
                    return message;
                };

                /**
                 * Creates a plain object from a CaseStarted message. Also converts values to other types if specified.
                 * @function toObject
                 * @memberof shardrun.agent.v1.CaseStarted
                 * @static
                 * @param {shardrun.agent.v1.CaseStarted} message CaseStarted
                 * @param {$protobuf.IConversionOptions} [options] Conversion options
                 * @returns {Object.<string,*>} Plain object
                 */
                CaseStarted.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.defaults) {
                        object.fileKey = "";
                        object.caseIndex = 0;
                    }
                    if (message.fileKey != null && $Object.hasOwnProperty.call(message, "fileKey"))
                        object.fileKey = message.fileKey;
                    if (message.caseIndex != null && $Object.hasOwnProperty.call(message, "caseIndex"))
                        object.caseIndex = message.caseIndex;
                    return object;
                };

                /**
                 * Converts this CaseStarted to JSON.
                 * @function toJSON
                 * @memberof shardrun.agent.v1.CaseStarted
                 * @instance
                 * @returns {Object.<string,*>} JSON object
                 */
                CaseStarted.prototype.toJSON = function() {
                    return CaseStarted.toObject(this, $protobuf.util.toJSONOptions);
                };

                /**
                 * Gets the type url for CaseStarted
                 * @function getTypeUrl
                 * @memberof shardrun.agent.v1.CaseStarted
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                CaseStarted.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/shardrun.agent.v1.CaseStarted";
                };

                return CaseStarted;
            })();

            v1.CaseEnded = (function() {

                /**
                 * Properties of a CaseEnded.
                 * @typedef {Object} shardrun.agent.v1.CaseEnded.$Properties
                 * @property {string|null} [fileKey] CaseEnded fileKey
                 * @property {number|null} [caseIndex] CaseEnded caseIndex
                 * @property {string|null} [outcome] CaseEnded outcome
                 * @property {number|null} [durationMs] CaseEnded durationMs
                 * @property {number|null} [frameworkRetries] CaseEnded frameworkRetries
                 * @property {Array.<shardrun.agent.v1.TestError.$Properties>|null} [errors] CaseEnded errors
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a CaseEnded.
                 * @memberof shardrun.agent.v1
                 * @interface ICaseEnded
                 * @augments shardrun.agent.v1.CaseEnded.$Properties
                 * @deprecated Use shardrun.agent.v1.CaseEnded.$Properties instead.
                 */

                /**
                 * Shape of a CaseEnded.
                 * @typedef {shardrun.agent.v1.CaseEnded.$Properties} shardrun.agent.v1.CaseEnded.$Shape
                 */

                /**
                 * Constructs a new CaseEnded.
                 * @memberof shardrun.agent.v1
                 * @classdesc Represents a CaseEnded.
                 * @constructor
                 * @param {shardrun.agent.v1.CaseEnded.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const CaseEnded = function (properties) {
                    this.errors = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * CaseEnded fileKey.
                 * @member {string} fileKey
                 * @memberof shardrun.agent.v1.CaseEnded
                 * @instance
                 */
                CaseEnded.prototype.fileKey = "";

                /**
                 * CaseEnded caseIndex.
                 * @member {number} caseIndex
                 * @memberof shardrun.agent.v1.CaseEnded
                 * @instance
                 */
                CaseEnded.prototype.caseIndex = 0;

                /**
                 * CaseEnded outcome.
                 * @member {string} outcome
                 * @memberof shardrun.agent.v1.CaseEnded
                 * @instance
                 */
                CaseEnded.prototype.outcome = "";

                /**
                 * CaseEnded durationMs.
                 * @member {number} durationMs
                 * @memberof shardrun.agent.v1.CaseEnded
                 * @instance
                 */
                CaseEnded.prototype.durationMs = 0;

                /**
                 * CaseEnded frameworkRetries.
                 * @member {number} frameworkRetries
                 * @memberof shardrun.agent.v1.CaseEnded
                 * @instance
                 */
                CaseEnded.prototype.frameworkRetries = 0;

                /**
                 * CaseEnded errors.
                 * @member {Array.<shardrun.agent.v1.TestError.$Properties>} errors
                 * @memberof shardrun.agent.v1.CaseEnded
                 * @instance
                 */
                CaseEnded.prototype.errors = $util.emptyArray;

                /**
                 * Creates a new CaseEnded instance using the specified properties.
                 * @function create
                 * @memberof shardrun.agent.v1.CaseEnded
                 * @static
                 * @param {shardrun.agent.v1.CaseEnded.$Properties=} [properties] Properties to set
                 * @returns {shardrun.agent.v1.CaseEnded} CaseEnded instance
                 * @type {{
                 *   (properties: shardrun.agent.v1.CaseEnded.$Shape): shardrun.agent.v1.CaseEnded & shardrun.agent.v1.CaseEnded.$Shape;
                 *   (properties?: shardrun.agent.v1.CaseEnded.$Properties): shardrun.agent.v1.CaseEnded;
                 * }}
                 */
                CaseEnded.create = function(properties) {
                    return new CaseEnded(properties);
                };

                /**
                 * Encodes the specified CaseEnded message. Does not implicitly {@link shardrun.agent.v1.CaseEnded.verify|verify} messages.
                 * @function encode
                 * @memberof shardrun.agent.v1.CaseEnded
                 * @static
                 * @param {shardrun.agent.v1.CaseEnded.$Properties} message CaseEnded message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                CaseEnded.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.fileKey != null && $Object.hasOwnProperty.call(message, "fileKey") && message.fileKey !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.fileKey);
                    if (message.caseIndex != null && $Object.hasOwnProperty.call(message, "caseIndex") && message.caseIndex !== 0)
                        writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.caseIndex);
                    if (message.outcome != null && $Object.hasOwnProperty.call(message, "outcome") && message.outcome !== "")
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.outcome);
                    if (message.durationMs != null && $Object.hasOwnProperty.call(message, "durationMs") && !$Object.is(message.durationMs, 0))
                        writer.uint32(/* id 4, wireType 1 =*/33).double(message.durationMs);
                    if (message.frameworkRetries != null && $Object.hasOwnProperty.call(message, "frameworkRetries") && message.frameworkRetries !== 0)
                        writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.frameworkRetries);
                    if (message.errors != null && message.errors.length)
                        for (let i = 0; i < message.errors.length; ++i)
                            $root.shardrun.agent.v1.TestError.encode(message.errors[i], writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Encodes the specified CaseEnded message, length delimited. Does not implicitly {@link shardrun.agent.v1.CaseEnded.verify|verify} messages.
                 * @function encodeDelimited
                 * @memberof shardrun.agent.v1.CaseEnded
                 * @static
                 * @param {shardrun.agent.v1.CaseEnded.$Properties} message CaseEnded message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                CaseEnded.encodeDelimited = function(message, writer) {
                    return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
                };

                /**
                 * Decodes a CaseEnded message from the specified reader or buffer.
                 * @function decode
                 * @memberof shardrun.agent.v1.CaseEnded
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.CaseEnded & shardrun.agent.v1.CaseEnded.$Shape} CaseEnded
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                CaseEnded.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.shardrun.agent.v1.CaseEnded();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.fileKey = value;
                                else
                                    delete message.fileKey;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.caseIndex = value;
                                else
                                    delete message.caseIndex;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.outcome = value;
                                else
                                    delete message.outcome;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 1)
                                    break;
                                if (!$Object.is(value = reader.double(), 0))
                                    message.durationMs = value;
                                else
                                    delete message.durationMs;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.frameworkRetries = value;
                                else
                                    delete message.frameworkRetries;
                                continue;
                            }
                        case 6: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.errors && message.errors.length))
                                    message.errors = [];
                                message.errors.push($root.shardrun.agent.v1.TestError.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Decodes a CaseEnded message from the specified reader or buffer, length delimited.
                 * @function decodeDelimited
                 * @memberof shardrun.agent.v1.CaseEnded
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.CaseEnded & shardrun.agent.v1.CaseEnded.$Shape} CaseEnded
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                CaseEnded.decodeDelimited = function(reader) {
                    if (!(reader instanceof $Reader))
                        reader = new $Reader(reader);
                    return this.decode(reader, reader.size());
                };

                /**
                 * Verifies a CaseEnded message.
                 * @function verify
                 * @memberof shardrun.agent.v1.CaseEnded
                 * @static
                 * @param {Object.<string,*>} message Plain object to verify
                 * @returns {string|null} `null` if valid, otherwise the reason why it is not
                 */
                CaseEnded.verify = function (message, _depth) {
                    if (typeof message !== "object" || message === null)
                        return "object expected";
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        return "max depth exceeded";
                    if (message.fileKey != null && $Object.hasOwnProperty.call(message, "fileKey"))
                        if (!$util.isString(message.fileKey))
                            return "fileKey: string expected";
                    if (message.caseIndex != null && $Object.hasOwnProperty.call(message, "caseIndex"))
                        if (!$util.isInteger(message.caseIndex))
                            return "caseIndex: integer expected";
                    if (message.outcome != null && $Object.hasOwnProperty.call(message, "outcome"))
                        if (!$util.isString(message.outcome))
                            return "outcome: string expected";
                    if (message.durationMs != null && $Object.hasOwnProperty.call(message, "durationMs"))
                        if (typeof message.durationMs !== "number")
                            return "durationMs: number expected";
                    if (message.frameworkRetries != null && $Object.hasOwnProperty.call(message, "frameworkRetries"))
                        if (!$util.isInteger(message.frameworkRetries))
                            return "frameworkRetries: integer expected";
                    if (message.errors != null && $Object.hasOwnProperty.call(message, "errors")) {
                        if (!$Array.isArray(message.errors))
                            return "errors: array expected";
                        for (let i = 0; i < message.errors.length; ++i) {
                            let error = $root.shardrun.agent.v1.TestError.verify(message.errors[i], _depth + 1);
                            if (error)
                                return "errors." + error;
                        }
                    }
                    return null;
                };

                /**
                 * Creates a CaseEnded message from a plain object. Also converts values to their respective internal types.
                 * @function fromObject
                 * @memberof shardrun.agent.v1.CaseEnded
                 * @static
                 * @param {Object.<string,*>} object Plain object
                 * @returns {shardrun.agent.v1.CaseEnded} CaseEnded
                 */
                CaseEnded.fromObject = function (object, _depth) {
                    if (object instanceof $root.shardrun.agent.v1.CaseEnded)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".shardrun.agent.v1.CaseEnded: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.shardrun.agent.v1.CaseEnded();
                    if (object.fileKey != null)
                        if (typeof object.fileKey !== "string" || object.fileKey.length)
                            message.fileKey = $String(object.fileKey);
                    if (object.caseIndex != null)
                        if ($Number(object.caseIndex) !== 0)
                            message.caseIndex = object.caseIndex >>> 0;
                    if (object.outcome != null)
                        if (typeof object.outcome !== "string" || object.outcome.length)
                            message.outcome = $String(object.outcome);
                    if (object.durationMs != null)
                        if (!$Object.is($Number(object.durationMs), 0))
                            message.durationMs = $Number(object.durationMs);
                    if (object.frameworkRetries != null)
                        if ($Number(object.frameworkRetries) !== 0)
                            message.frameworkRetries = object.frameworkRetries >>> 0;
                    if (object.errors) {
                        if (!$Array.isArray(object.errors))
                            throw $TypeError(".shardrun.agent.v1.CaseEnded.errors: array expected");
                        message.errors = $Array(object.errors.length);
                        for (let i = 0; i < object.errors.length; ++i) {
                            if (!$util.isObject(object.errors[i]))
                                throw $TypeError(".shardrun.agent.v1.CaseEnded.errors: object expected");
                            message.errors[i] = $root.shardrun.agent.v1.TestError.fromObject(object.errors[i], _depth + 1);
                        }
                    }
                    return message;
                };

                /**
                 * Creates a plain object from a CaseEnded message. Also converts values to other types if specified.
                 * @function toObject
                 * @memberof shardrun.agent.v1.CaseEnded
                 * @static
                 * @param {shardrun.agent.v1.CaseEnded} message CaseEnded
                 * @param {$protobuf.IConversionOptions} [options] Conversion options
                 * @returns {Object.<string,*>} Plain object
                 */
                CaseEnded.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.arrays || options.defaults)
                        object.errors = [];
                    if (options.defaults) {
                        object.fileKey = "";
                        object.caseIndex = 0;
                        object.outcome = "";
                        object.durationMs = 0;
                        object.frameworkRetries = 0;
                    }
                    if (message.fileKey != null && $Object.hasOwnProperty.call(message, "fileKey"))
                        object.fileKey = message.fileKey;
                    if (message.caseIndex != null && $Object.hasOwnProperty.call(message, "caseIndex"))
                        object.caseIndex = message.caseIndex;
                    if (message.outcome != null && $Object.hasOwnProperty.call(message, "outcome"))
                        object.outcome = message.outcome;
                    if (message.durationMs != null && $Object.hasOwnProperty.call(message, "durationMs"))
                        object.durationMs = options.json && !$isFinite(message.durationMs) ? $String(message.durationMs) : message.durationMs;
                    if (message.frameworkRetries != null && $Object.hasOwnProperty.call(message, "frameworkRetries"))
                        object.frameworkRetries = message.frameworkRetries;
                    if (message.errors && message.errors.length) {
                        object.errors = $Array(message.errors.length);
                        for (let j = 0; j < message.errors.length; ++j)
                            object.errors[j] = $root.shardrun.agent.v1.TestError.toObject(message.errors[j], options, _depth + 1);
                    }
                    return object;
                };

                /**
                 * Converts this CaseEnded to JSON.
                 * @function toJSON
                 * @memberof shardrun.agent.v1.CaseEnded
                 * @instance
                 * @returns {Object.<string,*>} JSON object
                 */
                CaseEnded.prototype.toJSON = function() {
                    return CaseEnded.toObject(this, $protobuf.util.toJSONOptions);
                };

                /**
                 * Gets the type url for CaseEnded
                 * @function getTypeUrl
                 * @memberof shardrun.agent.v1.CaseEnded
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                CaseEnded.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/shardrun.agent.v1.CaseEnded";
                };

                return CaseEnded;
            })();

            v1.TestError = (function() {

                /**
                 * Properties of a TestError.
                 * @typedef {Object} shardrun.agent.v1.TestError.$Properties
                 * @property {string|null} [message] TestError message
                 * @property {string|null} [location] TestError location
                 * @property {string|null} [diff] TestError diff
                 * @property {string|null} [codeFrame] TestError codeFrame
                 * @property {string|null} [stack] TestError stack
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a TestError.
                 * @memberof shardrun.agent.v1
                 * @interface ITestError
                 * @augments shardrun.agent.v1.TestError.$Properties
                 * @deprecated Use shardrun.agent.v1.TestError.$Properties instead.
                 */

                /**
                 * Shape of a TestError.
                 * @typedef {shardrun.agent.v1.TestError.$Properties} shardrun.agent.v1.TestError.$Shape
                 */

                /**
                 * Constructs a new TestError.
                 * @memberof shardrun.agent.v1
                 * @classdesc Represents a TestError.
                 * @constructor
                 * @param {shardrun.agent.v1.TestError.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const TestError = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * TestError message.
                 * @member {string} message
                 * @memberof shardrun.agent.v1.TestError
                 * @instance
                 */
                TestError.prototype.message = "";

                /**
                 * TestError location.
                 * @member {string} location
                 * @memberof shardrun.agent.v1.TestError
                 * @instance
                 */
                TestError.prototype.location = "";

                /**
                 * TestError diff.
                 * @member {string} diff
                 * @memberof shardrun.agent.v1.TestError
                 * @instance
                 */
                TestError.prototype.diff = "";

                /**
                 * TestError codeFrame.
                 * @member {string} codeFrame
                 * @memberof shardrun.agent.v1.TestError
                 * @instance
                 */
                TestError.prototype.codeFrame = "";

                /**
                 * TestError stack.
                 * @member {string} stack
                 * @memberof shardrun.agent.v1.TestError
                 * @instance
                 */
                TestError.prototype.stack = "";

                /**
                 * Creates a new TestError instance using the specified properties.
                 * @function create
                 * @memberof shardrun.agent.v1.TestError
                 * @static
                 * @param {shardrun.agent.v1.TestError.$Properties=} [properties] Properties to set
                 * @returns {shardrun.agent.v1.TestError} TestError instance
                 * @type {{
                 *   (properties: shardrun.agent.v1.TestError.$Shape): shardrun.agent.v1.TestError & shardrun.agent.v1.TestError.$Shape;
                 *   (properties?: shardrun.agent.v1.TestError.$Properties): shardrun.agent.v1.TestError;
                 * }}
                 */
                TestError.create = function(properties) {
                    return new TestError(properties);
                };

                /**
                 * Encodes the specified TestError message. Does not implicitly {@link shardrun.agent.v1.TestError.verify|verify} messages.
                 * @function encode
                 * @memberof shardrun.agent.v1.TestError
                 * @static
                 * @param {shardrun.agent.v1.TestError.$Properties} message TestError message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                TestError.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.message != null && $Object.hasOwnProperty.call(message, "message") && message.message !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.message);
                    if (message.location != null && $Object.hasOwnProperty.call(message, "location") && message.location !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.location);
                    if (message.diff != null && $Object.hasOwnProperty.call(message, "diff") && message.diff !== "")
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.diff);
                    if (message.codeFrame != null && $Object.hasOwnProperty.call(message, "codeFrame") && message.codeFrame !== "")
                        writer.uint32(/* id 4, wireType 2 =*/34).string(message.codeFrame);
                    if (message.stack != null && $Object.hasOwnProperty.call(message, "stack") && message.stack !== "")
                        writer.uint32(/* id 5, wireType 2 =*/42).string(message.stack);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Encodes the specified TestError message, length delimited. Does not implicitly {@link shardrun.agent.v1.TestError.verify|verify} messages.
                 * @function encodeDelimited
                 * @memberof shardrun.agent.v1.TestError
                 * @static
                 * @param {shardrun.agent.v1.TestError.$Properties} message TestError message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                TestError.encodeDelimited = function(message, writer) {
                    return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
                };

                /**
                 * Decodes a TestError message from the specified reader or buffer.
                 * @function decode
                 * @memberof shardrun.agent.v1.TestError
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.TestError & shardrun.agent.v1.TestError.$Shape} TestError
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                TestError.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.shardrun.agent.v1.TestError();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.message = value;
                                else
                                    delete message.message;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.location = value;
                                else
                                    delete message.location;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.diff = value;
                                else
                                    delete message.diff;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.codeFrame = value;
                                else
                                    delete message.codeFrame;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.stack = value;
                                else
                                    delete message.stack;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Decodes a TestError message from the specified reader or buffer, length delimited.
                 * @function decodeDelimited
                 * @memberof shardrun.agent.v1.TestError
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.TestError & shardrun.agent.v1.TestError.$Shape} TestError
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                TestError.decodeDelimited = function(reader) {
                    if (!(reader instanceof $Reader))
                        reader = new $Reader(reader);
                    return this.decode(reader, reader.size());
                };

                /**
                 * Verifies a TestError message.
                 * @function verify
                 * @memberof shardrun.agent.v1.TestError
                 * @static
                 * @param {Object.<string,*>} message Plain object to verify
                 * @returns {string|null} `null` if valid, otherwise the reason why it is not
                 */
                TestError.verify = function (message, _depth) {
                    if (typeof message !== "object" || message === null)
                        return "object expected";
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        return "max depth exceeded";
                    if (message.message != null && $Object.hasOwnProperty.call(message, "message"))
                        if (!$util.isString(message.message))
                            return "message: string expected";
                    if (message.location != null && $Object.hasOwnProperty.call(message, "location"))
                        if (!$util.isString(message.location))
                            return "location: string expected";
                    if (message.diff != null && $Object.hasOwnProperty.call(message, "diff"))
                        if (!$util.isString(message.diff))
                            return "diff: string expected";
                    if (message.codeFrame != null && $Object.hasOwnProperty.call(message, "codeFrame"))
                        if (!$util.isString(message.codeFrame))
                            return "codeFrame: string expected";
                    if (message.stack != null && $Object.hasOwnProperty.call(message, "stack"))
                        if (!$util.isString(message.stack))
                            return "stack: string expected";
                    return null;
                };

                /**
                 * Creates a TestError message from a plain object. Also converts values to their respective internal types.
                 * @function fromObject
                 * @memberof shardrun.agent.v1.TestError
                 * @static
                 * @param {Object.<string,*>} object Plain object
                 * @returns {shardrun.agent.v1.TestError} TestError
                 */
                TestError.fromObject = function (object, _depth) {
                    if (object instanceof $root.shardrun.agent.v1.TestError)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".shardrun.agent.v1.TestError: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.shardrun.agent.v1.TestError();
                    if (object.message != null)
                        if (typeof object.message !== "string" || object.message.length)
                            message.message = $String(object.message);
                    if (object.location != null)
                        if (typeof object.location !== "string" || object.location.length)
                            message.location = $String(object.location);
                    if (object.diff != null)
                        if (typeof object.diff !== "string" || object.diff.length)
                            message.diff = $String(object.diff);
                    if (object.codeFrame != null)
                        if (typeof object.codeFrame !== "string" || object.codeFrame.length)
                            message.codeFrame = $String(object.codeFrame);
                    if (object.stack != null)
                        if (typeof object.stack !== "string" || object.stack.length)
                            message.stack = $String(object.stack);
                    return message;
                };

                /**
                 * Creates a plain object from a TestError message. Also converts values to other types if specified.
                 * @function toObject
                 * @memberof shardrun.agent.v1.TestError
                 * @static
                 * @param {shardrun.agent.v1.TestError} message TestError
                 * @param {$protobuf.IConversionOptions} [options] Conversion options
                 * @returns {Object.<string,*>} Plain object
                 */
                TestError.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.defaults) {
                        object.message = "";
                        object.location = "";
                        object.diff = "";
                        object.codeFrame = "";
                        object.stack = "";
                    }
                    if (message.message != null && $Object.hasOwnProperty.call(message, "message"))
                        object.message = message.message;
                    if (message.location != null && $Object.hasOwnProperty.call(message, "location"))
                        object.location = message.location;
                    if (message.diff != null && $Object.hasOwnProperty.call(message, "diff"))
                        object.diff = message.diff;
                    if (message.codeFrame != null && $Object.hasOwnProperty.call(message, "codeFrame"))
                        object.codeFrame = message.codeFrame;
                    if (message.stack != null && $Object.hasOwnProperty.call(message, "stack"))
                        object.stack = message.stack;
                    return object;
                };

                /**
                 * Converts this TestError to JSON.
                 * @function toJSON
                 * @memberof shardrun.agent.v1.TestError
                 * @instance
                 * @returns {Object.<string,*>} JSON object
                 */
                TestError.prototype.toJSON = function() {
                    return TestError.toObject(this, $protobuf.util.toJSONOptions);
                };

                /**
                 * Gets the type url for TestError
                 * @function getTypeUrl
                 * @memberof shardrun.agent.v1.TestError
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                TestError.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/shardrun.agent.v1.TestError";
                };

                return TestError;
            })();

            v1.LogChunk = (function() {

                /**
                 * Properties of a LogChunk.
                 * @typedef {Object} shardrun.agent.v1.LogChunk.$Properties
                 * @property {string|null} [fileKey] LogChunk fileKey
                 * @property {number|null} [caseNumber] LogChunk caseNumber
                 * @property {string|null} [stream] LogChunk stream
                 * @property {string|null} [text] LogChunk text
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a LogChunk.
                 * @memberof shardrun.agent.v1
                 * @interface ILogChunk
                 * @augments shardrun.agent.v1.LogChunk.$Properties
                 * @deprecated Use shardrun.agent.v1.LogChunk.$Properties instead.
                 */

                /**
                 * Shape of a LogChunk.
                 * @typedef {shardrun.agent.v1.LogChunk.$Properties} shardrun.agent.v1.LogChunk.$Shape
                 */

                /**
                 * Constructs a new LogChunk.
                 * @memberof shardrun.agent.v1
                 * @classdesc Represents a LogChunk.
                 * @constructor
                 * @param {shardrun.agent.v1.LogChunk.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const LogChunk = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * LogChunk fileKey.
                 * @member {string} fileKey
                 * @memberof shardrun.agent.v1.LogChunk
                 * @instance
                 */
                LogChunk.prototype.fileKey = "";

                /**
                 * LogChunk caseNumber.
                 * @member {number} caseNumber
                 * @memberof shardrun.agent.v1.LogChunk
                 * @instance
                 */
                LogChunk.prototype.caseNumber = 0;

                /**
                 * LogChunk stream.
                 * @member {string} stream
                 * @memberof shardrun.agent.v1.LogChunk
                 * @instance
                 */
                LogChunk.prototype.stream = "";

                /**
                 * LogChunk text.
                 * @member {string} text
                 * @memberof shardrun.agent.v1.LogChunk
                 * @instance
                 */
                LogChunk.prototype.text = "";

                /**
                 * Creates a new LogChunk instance using the specified properties.
                 * @function create
                 * @memberof shardrun.agent.v1.LogChunk
                 * @static
                 * @param {shardrun.agent.v1.LogChunk.$Properties=} [properties] Properties to set
                 * @returns {shardrun.agent.v1.LogChunk} LogChunk instance
                 * @type {{
                 *   (properties: shardrun.agent.v1.LogChunk.$Shape): shardrun.agent.v1.LogChunk & shardrun.agent.v1.LogChunk.$Shape;
                 *   (properties?: shardrun.agent.v1.LogChunk.$Properties): shardrun.agent.v1.LogChunk;
                 * }}
                 */
                LogChunk.create = function(properties) {
                    return new LogChunk(properties);
                };

                /**
                 * Encodes the specified LogChunk message. Does not implicitly {@link shardrun.agent.v1.LogChunk.verify|verify} messages.
                 * @function encode
                 * @memberof shardrun.agent.v1.LogChunk
                 * @static
                 * @param {shardrun.agent.v1.LogChunk.$Properties} message LogChunk message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                LogChunk.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.fileKey != null && $Object.hasOwnProperty.call(message, "fileKey") && message.fileKey !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.fileKey);
                    if (message.caseNumber != null && $Object.hasOwnProperty.call(message, "caseNumber") && message.caseNumber !== 0)
                        writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.caseNumber);
                    if (message.stream != null && $Object.hasOwnProperty.call(message, "stream") && message.stream !== "")
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.stream);
                    if (message.text != null && $Object.hasOwnProperty.call(message, "text") && message.text !== "")
                        writer.uint32(/* id 4, wireType 2 =*/34).string(message.text);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Encodes the specified LogChunk message, length delimited. Does not implicitly {@link shardrun.agent.v1.LogChunk.verify|verify} messages.
                 * @function encodeDelimited
                 * @memberof shardrun.agent.v1.LogChunk
                 * @static
                 * @param {shardrun.agent.v1.LogChunk.$Properties} message LogChunk message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                LogChunk.encodeDelimited = function(message, writer) {
                    return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
                };

                /**
                 * Decodes a LogChunk message from the specified reader or buffer.
                 * @function decode
                 * @memberof shardrun.agent.v1.LogChunk
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.LogChunk & shardrun.agent.v1.LogChunk.$Shape} LogChunk
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                LogChunk.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.shardrun.agent.v1.LogChunk();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.fileKey = value;
                                else
                                    delete message.fileKey;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.caseNumber = value;
                                else
                                    delete message.caseNumber;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.stream = value;
                                else
                                    delete message.stream;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.text = value;
                                else
                                    delete message.text;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Decodes a LogChunk message from the specified reader or buffer, length delimited.
                 * @function decodeDelimited
                 * @memberof shardrun.agent.v1.LogChunk
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.LogChunk & shardrun.agent.v1.LogChunk.$Shape} LogChunk
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                LogChunk.decodeDelimited = function(reader) {
                    if (!(reader instanceof $Reader))
                        reader = new $Reader(reader);
                    return this.decode(reader, reader.size());
                };

                /**
                 * Verifies a LogChunk message.
                 * @function verify
                 * @memberof shardrun.agent.v1.LogChunk
                 * @static
                 * @param {Object.<string,*>} message Plain object to verify
                 * @returns {string|null} `null` if valid, otherwise the reason why it is not
                 */
                LogChunk.verify = function (message, _depth) {
                    if (typeof message !== "object" || message === null)
                        return "object expected";
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        return "max depth exceeded";
                    if (message.fileKey != null && $Object.hasOwnProperty.call(message, "fileKey"))
                        if (!$util.isString(message.fileKey))
                            return "fileKey: string expected";
                    if (message.caseNumber != null && $Object.hasOwnProperty.call(message, "caseNumber"))
                        if (!$util.isInteger(message.caseNumber))
                            return "caseNumber: integer expected";
                    if (message.stream != null && $Object.hasOwnProperty.call(message, "stream"))
                        if (!$util.isString(message.stream))
                            return "stream: string expected";
                    if (message.text != null && $Object.hasOwnProperty.call(message, "text"))
                        if (!$util.isString(message.text))
                            return "text: string expected";
                    return null;
                };

                /**
                 * Creates a LogChunk message from a plain object. Also converts values to their respective internal types.
                 * @function fromObject
                 * @memberof shardrun.agent.v1.LogChunk
                 * @static
                 * @param {Object.<string,*>} object Plain object
                 * @returns {shardrun.agent.v1.LogChunk} LogChunk
                 */
                LogChunk.fromObject = function (object, _depth) {
                    if (object instanceof $root.shardrun.agent.v1.LogChunk)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".shardrun.agent.v1.LogChunk: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.shardrun.agent.v1.LogChunk();
                    if (object.fileKey != null)
                        if (typeof object.fileKey !== "string" || object.fileKey.length)
                            message.fileKey = $String(object.fileKey);
                    if (object.caseNumber != null)
                        if ($Number(object.caseNumber) !== 0)
                            message.caseNumber = object.caseNumber >>> 0;
                    if (object.stream != null)
                        if (typeof object.stream !== "string" || object.stream.length)
                            message.stream = $String(object.stream);
                    if (object.text != null)
                        if (typeof object.text !== "string" || object.text.length)
                            message.text = $String(object.text);
                    return message;
                };

                /**
                 * Creates a plain object from a LogChunk message. Also converts values to other types if specified.
                 * @function toObject
                 * @memberof shardrun.agent.v1.LogChunk
                 * @static
                 * @param {shardrun.agent.v1.LogChunk} message LogChunk
                 * @param {$protobuf.IConversionOptions} [options] Conversion options
                 * @returns {Object.<string,*>} Plain object
                 */
                LogChunk.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.defaults) {
                        object.fileKey = "";
                        object.caseNumber = 0;
                        object.stream = "";
                        object.text = "";
                    }
                    if (message.fileKey != null && $Object.hasOwnProperty.call(message, "fileKey"))
                        object.fileKey = message.fileKey;
                    if (message.caseNumber != null && $Object.hasOwnProperty.call(message, "caseNumber"))
                        object.caseNumber = message.caseNumber;
                    if (message.stream != null && $Object.hasOwnProperty.call(message, "stream"))
                        object.stream = message.stream;
                    if (message.text != null && $Object.hasOwnProperty.call(message, "text"))
                        object.text = message.text;
                    return object;
                };

                /**
                 * Converts this LogChunk to JSON.
                 * @function toJSON
                 * @memberof shardrun.agent.v1.LogChunk
                 * @instance
                 * @returns {Object.<string,*>} JSON object
                 */
                LogChunk.prototype.toJSON = function() {
                    return LogChunk.toObject(this, $protobuf.util.toJSONOptions);
                };

                /**
                 * Gets the type url for LogChunk
                 * @function getTypeUrl
                 * @memberof shardrun.agent.v1.LogChunk
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                LogChunk.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/shardrun.agent.v1.LogChunk";
                };

                return LogChunk;
            })();

            v1.RunError = (function() {

                /**
                 * Properties of a RunError.
                 * @typedef {Object} shardrun.agent.v1.RunError.$Properties
                 * @property {string|null} [kind] RunError kind
                 * @property {string|null} [file] RunError file
                 * @property {string|null} [message] RunError message
                 * @property {shardrun.agent.v1.TestError.$Properties|null} [detail] RunError detail
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a RunError.
                 * @memberof shardrun.agent.v1
                 * @interface IRunError
                 * @augments shardrun.agent.v1.RunError.$Properties
                 * @deprecated Use shardrun.agent.v1.RunError.$Properties instead.
                 */

                /**
                 * Shape of a RunError.
                 * @typedef {shardrun.agent.v1.RunError.$Properties} shardrun.agent.v1.RunError.$Shape
                 */

                /**
                 * Constructs a new RunError.
                 * @memberof shardrun.agent.v1
                 * @classdesc Represents a RunError.
                 * @constructor
                 * @param {shardrun.agent.v1.RunError.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const RunError = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * RunError kind.
                 * @member {string} kind
                 * @memberof shardrun.agent.v1.RunError
                 * @instance
                 */
                RunError.prototype.kind = "";

                /**
                 * RunError file.
                 * @member {string} file
                 * @memberof shardrun.agent.v1.RunError
                 * @instance
                 */
                RunError.prototype.file = "";

                /**
                 * RunError message.
                 * @member {string} message
                 * @memberof shardrun.agent.v1.RunError
                 * @instance
                 */
                RunError.prototype.message = "";

                /**
                 * RunError detail.
                 * @member {shardrun.agent.v1.TestError.$Properties|null|undefined} detail
                 * @memberof shardrun.agent.v1.RunError
                 * @instance
                 */
                RunError.prototype.detail = null;

                /**
                 * Creates a new RunError instance using the specified properties.
                 * @function create
                 * @memberof shardrun.agent.v1.RunError
                 * @static
                 * @param {shardrun.agent.v1.RunError.$Properties=} [properties] Properties to set
                 * @returns {shardrun.agent.v1.RunError} RunError instance
                 * @type {{
                 *   (properties: shardrun.agent.v1.RunError.$Shape): shardrun.agent.v1.RunError & shardrun.agent.v1.RunError.$Shape;
                 *   (properties?: shardrun.agent.v1.RunError.$Properties): shardrun.agent.v1.RunError;
                 * }}
                 */
                RunError.create = function(properties) {
                    return new RunError(properties);
                };

                /**
                 * Encodes the specified RunError message. Does not implicitly {@link shardrun.agent.v1.RunError.verify|verify} messages.
                 * @function encode
                 * @memberof shardrun.agent.v1.RunError
                 * @static
                 * @param {shardrun.agent.v1.RunError.$Properties} message RunError message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                RunError.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.kind != null && $Object.hasOwnProperty.call(message, "kind") && message.kind !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.kind);
                    if (message.file != null && $Object.hasOwnProperty.call(message, "file") && message.file !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.file);
                    if (message.message != null && $Object.hasOwnProperty.call(message, "message") && message.message !== "")
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.message);
                    if (message.detail != null && $Object.hasOwnProperty.call(message, "detail"))
                        $root.shardrun.agent.v1.TestError.encode(message.detail, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Encodes the specified RunError message, length delimited. Does not implicitly {@link shardrun.agent.v1.RunError.verify|verify} messages.
                 * @function encodeDelimited
                 * @memberof shardrun.agent.v1.RunError
                 * @static
                 * @param {shardrun.agent.v1.RunError.$Properties} message RunError message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                RunError.encodeDelimited = function(message, writer) {
                    return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
                };

                /**
                 * Decodes a RunError message from the specified reader or buffer.
                 * @function decode
                 * @memberof shardrun.agent.v1.RunError
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.RunError & shardrun.agent.v1.RunError.$Shape} RunError
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                RunError.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.shardrun.agent.v1.RunError();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.kind = value;
                                else
                                    delete message.kind;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.file = value;
                                else
                                    delete message.file;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.message = value;
                                else
                                    delete message.message;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                message.detail = $root.shardrun.agent.v1.TestError.decode(reader, reader.size(), $undefined, _depth + 1, message.detail);
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Decodes a RunError message from the specified reader or buffer, length delimited.
                 * @function decodeDelimited
                 * @memberof shardrun.agent.v1.RunError
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.RunError & shardrun.agent.v1.RunError.$Shape} RunError
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                RunError.decodeDelimited = function(reader) {
                    if (!(reader instanceof $Reader))
                        reader = new $Reader(reader);
                    return this.decode(reader, reader.size());
                };

                /**
                 * Verifies a RunError message.
                 * @function verify
                 * @memberof shardrun.agent.v1.RunError
                 * @static
                 * @param {Object.<string,*>} message Plain object to verify
                 * @returns {string|null} `null` if valid, otherwise the reason why it is not
                 */
                RunError.verify = function (message, _depth) {
                    if (typeof message !== "object" || message === null)
                        return "object expected";
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        return "max depth exceeded";
                    if (message.kind != null && $Object.hasOwnProperty.call(message, "kind"))
                        if (!$util.isString(message.kind))
                            return "kind: string expected";
                    if (message.file != null && $Object.hasOwnProperty.call(message, "file"))
                        if (!$util.isString(message.file))
                            return "file: string expected";
                    if (message.message != null && $Object.hasOwnProperty.call(message, "message"))
                        if (!$util.isString(message.message))
                            return "message: string expected";
                    if (message.detail != null && $Object.hasOwnProperty.call(message, "detail")) {
                        let error = $root.shardrun.agent.v1.TestError.verify(message.detail, _depth + 1);
                        if (error)
                            return "detail." + error;
                    }
                    return null;
                };

                /**
                 * Creates a RunError message from a plain object. Also converts values to their respective internal types.
                 * @function fromObject
                 * @memberof shardrun.agent.v1.RunError
                 * @static
                 * @param {Object.<string,*>} object Plain object
                 * @returns {shardrun.agent.v1.RunError} RunError
                 */
                RunError.fromObject = function (object, _depth) {
                    if (object instanceof $root.shardrun.agent.v1.RunError)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".shardrun.agent.v1.RunError: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.shardrun.agent.v1.RunError();
                    if (object.kind != null)
                        if (typeof object.kind !== "string" || object.kind.length)
                            message.kind = $String(object.kind);
                    if (object.file != null)
                        if (typeof object.file !== "string" || object.file.length)
                            message.file = $String(object.file);
                    if (object.message != null)
                        if (typeof object.message !== "string" || object.message.length)
                            message.message = $String(object.message);
                    if (object.detail != null) {
                        if (!$util.isObject(object.detail))
                            throw $TypeError(".shardrun.agent.v1.RunError.detail: object expected");
                        message.detail = $root.shardrun.agent.v1.TestError.fromObject(object.detail, _depth + 1);
                    }
                    return message;
                };

                /**
                 * Creates a plain object from a RunError message. Also converts values to other types if specified.
                 * @function toObject
                 * @memberof shardrun.agent.v1.RunError
                 * @static
                 * @param {shardrun.agent.v1.RunError} message RunError
                 * @param {$protobuf.IConversionOptions} [options] Conversion options
                 * @returns {Object.<string,*>} Plain object
                 */
                RunError.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.defaults) {
                        object.kind = "";
                        object.file = "";
                        object.message = "";
                        object.detail = null;
                    }
                    if (message.kind != null && $Object.hasOwnProperty.call(message, "kind"))
                        object.kind = message.kind;
                    if (message.file != null && $Object.hasOwnProperty.call(message, "file"))
                        object.file = message.file;
                    if (message.message != null && $Object.hasOwnProperty.call(message, "message"))
                        object.message = message.message;
                    if (message.detail != null && $Object.hasOwnProperty.call(message, "detail"))
                        object.detail = $root.shardrun.agent.v1.TestError.toObject(message.detail, options, _depth + 1);
                    return object;
                };

                /**
                 * Converts this RunError to JSON.
                 * @function toJSON
                 * @memberof shardrun.agent.v1.RunError
                 * @instance
                 * @returns {Object.<string,*>} JSON object
                 */
                RunError.prototype.toJSON = function() {
                    return RunError.toObject(this, $protobuf.util.toJSONOptions);
                };

                /**
                 * Gets the type url for RunError
                 * @function getTypeUrl
                 * @memberof shardrun.agent.v1.RunError
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                RunError.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/shardrun.agent.v1.RunError";
                };

                return RunError;
            })();

            v1.FileEnded = (function() {

                /**
                 * Properties of a FileEnded.
                 * @typedef {Object} shardrun.agent.v1.FileEnded.$Properties
                 * @property {string|null} [fileKey] FileEnded fileKey
                 * @property {number|null} [loadMs] FileEnded loadMs
                 * @property {number|null} [setupMs] FileEnded setupMs
                 * @property {number|null} [testMs] FileEnded testMs
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a FileEnded.
                 * @memberof shardrun.agent.v1
                 * @interface IFileEnded
                 * @augments shardrun.agent.v1.FileEnded.$Properties
                 * @deprecated Use shardrun.agent.v1.FileEnded.$Properties instead.
                 */

                /**
                 * Shape of a FileEnded.
                 * @typedef {shardrun.agent.v1.FileEnded.$Properties} shardrun.agent.v1.FileEnded.$Shape
                 */

                /**
                 * Constructs a new FileEnded.
                 * @memberof shardrun.agent.v1
                 * @classdesc Represents a FileEnded.
                 * @constructor
                 * @param {shardrun.agent.v1.FileEnded.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const FileEnded = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * FileEnded fileKey.
                 * @member {string} fileKey
                 * @memberof shardrun.agent.v1.FileEnded
                 * @instance
                 */
                FileEnded.prototype.fileKey = "";

                /**
                 * FileEnded loadMs.
                 * @member {number} loadMs
                 * @memberof shardrun.agent.v1.FileEnded
                 * @instance
                 */
                FileEnded.prototype.loadMs = 0;

                /**
                 * FileEnded setupMs.
                 * @member {number} setupMs
                 * @memberof shardrun.agent.v1.FileEnded
                 * @instance
                 */
                FileEnded.prototype.setupMs = 0;

                /**
                 * FileEnded testMs.
                 * @member {number} testMs
                 * @memberof shardrun.agent.v1.FileEnded
                 * @instance
                 */
                FileEnded.prototype.testMs = 0;

                /**
                 * Creates a new FileEnded instance using the specified properties.
                 * @function create
                 * @memberof shardrun.agent.v1.FileEnded
                 * @static
                 * @param {shardrun.agent.v1.FileEnded.$Properties=} [properties] Properties to set
                 * @returns {shardrun.agent.v1.FileEnded} FileEnded instance
                 * @type {{
                 *   (properties: shardrun.agent.v1.FileEnded.$Shape): shardrun.agent.v1.FileEnded & shardrun.agent.v1.FileEnded.$Shape;
                 *   (properties?: shardrun.agent.v1.FileEnded.$Properties): shardrun.agent.v1.FileEnded;
                 * }}
                 */
                FileEnded.create = function(properties) {
                    return new FileEnded(properties);
                };

                /**
                 * Encodes the specified FileEnded message. Does not implicitly {@link shardrun.agent.v1.FileEnded.verify|verify} messages.
                 * @function encode
                 * @memberof shardrun.agent.v1.FileEnded
                 * @static
                 * @param {shardrun.agent.v1.FileEnded.$Properties} message FileEnded message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                FileEnded.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.fileKey != null && $Object.hasOwnProperty.call(message, "fileKey") && message.fileKey !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.fileKey);
                    if (message.loadMs != null && $Object.hasOwnProperty.call(message, "loadMs") && !$Object.is(message.loadMs, 0))
                        writer.uint32(/* id 2, wireType 1 =*/17).double(message.loadMs);
                    if (message.setupMs != null && $Object.hasOwnProperty.call(message, "setupMs") && !$Object.is(message.setupMs, 0))
                        writer.uint32(/* id 3, wireType 1 =*/25).double(message.setupMs);
                    if (message.testMs != null && $Object.hasOwnProperty.call(message, "testMs") && !$Object.is(message.testMs, 0))
                        writer.uint32(/* id 4, wireType 1 =*/33).double(message.testMs);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Encodes the specified FileEnded message, length delimited. Does not implicitly {@link shardrun.agent.v1.FileEnded.verify|verify} messages.
                 * @function encodeDelimited
                 * @memberof shardrun.agent.v1.FileEnded
                 * @static
                 * @param {shardrun.agent.v1.FileEnded.$Properties} message FileEnded message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                FileEnded.encodeDelimited = function(message, writer) {
                    return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
                };

                /**
                 * Decodes a FileEnded message from the specified reader or buffer.
                 * @function decode
                 * @memberof shardrun.agent.v1.FileEnded
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.FileEnded & shardrun.agent.v1.FileEnded.$Shape} FileEnded
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                FileEnded.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.shardrun.agent.v1.FileEnded();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.fileKey = value;
                                else
                                    delete message.fileKey;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 1)
                                    break;
                                if (!$Object.is(value = reader.double(), 0))
                                    message.loadMs = value;
                                else
                                    delete message.loadMs;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 1)
                                    break;
                                if (!$Object.is(value = reader.double(), 0))
                                    message.setupMs = value;
                                else
                                    delete message.setupMs;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 1)
                                    break;
                                if (!$Object.is(value = reader.double(), 0))
                                    message.testMs = value;
                                else
                                    delete message.testMs;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Decodes a FileEnded message from the specified reader or buffer, length delimited.
                 * @function decodeDelimited
                 * @memberof shardrun.agent.v1.FileEnded
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.FileEnded & shardrun.agent.v1.FileEnded.$Shape} FileEnded
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                FileEnded.decodeDelimited = function(reader) {
                    if (!(reader instanceof $Reader))
                        reader = new $Reader(reader);
                    return this.decode(reader, reader.size());
                };

                /**
                 * Verifies a FileEnded message.
                 * @function verify
                 * @memberof shardrun.agent.v1.FileEnded
                 * @static
                 * @param {Object.<string,*>} message Plain object to verify
                 * @returns {string|null} `null` if valid, otherwise the reason why it is not
                 */
                FileEnded.verify = function (message, _depth) {
                    if (typeof message !== "object" || message === null)
                        return "object expected";
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        return "max depth exceeded";
                    if (message.fileKey != null && $Object.hasOwnProperty.call(message, "fileKey"))
                        if (!$util.isString(message.fileKey))
                            return "fileKey: string expected";
                    if (message.loadMs != null && $Object.hasOwnProperty.call(message, "loadMs"))
                        if (typeof message.loadMs !== "number")
                            return "loadMs: number expected";
                    if (message.setupMs != null && $Object.hasOwnProperty.call(message, "setupMs"))
                        if (typeof message.setupMs !== "number")
                            return "setupMs: number expected";
                    if (message.testMs != null && $Object.hasOwnProperty.call(message, "testMs"))
                        if (typeof message.testMs !== "number")
                            return "testMs: number expected";
                    return null;
                };

                /**
                 * Creates a FileEnded message from a plain object. Also converts values to their respective internal types.
                 * @function fromObject
                 * @memberof shardrun.agent.v1.FileEnded
                 * @static
                 * @param {Object.<string,*>} object Plain object
                 * @returns {shardrun.agent.v1.FileEnded} FileEnded
                 */
                FileEnded.fromObject = function (object, _depth) {
                    if (object instanceof $root.shardrun.agent.v1.FileEnded)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".shardrun.agent.v1.FileEnded: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.shardrun.agent.v1.FileEnded();
                    if (object.fileKey != null)
                        if (typeof object.fileKey !== "string" || object.fileKey.length)
                            message.fileKey = $String(object.fileKey);
                    if (object.loadMs != null)
                        if (!$Object.is($Number(object.loadMs), 0))
                            message.loadMs = $Number(object.loadMs);
                    if (object.setupMs != null)
                        if (!$Object.is($Number(object.setupMs), 0))
                            message.setupMs = $Number(object.setupMs);
                    if (object.testMs != null)
                        if (!$Object.is($Number(object.testMs), 0))
                            message.testMs = $Number(object.testMs);
                    return message;
                };

                /**
                 * Creates a plain object from a FileEnded message. Also converts values to other types if specified.
                 * @function toObject
                 * @memberof shardrun.agent.v1.FileEnded
                 * @static
                 * @param {shardrun.agent.v1.FileEnded} message FileEnded
                 * @param {$protobuf.IConversionOptions} [options] Conversion options
                 * @returns {Object.<string,*>} Plain object
                 */
                FileEnded.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.defaults) {
                        object.fileKey = "";
                        object.loadMs = 0;
                        object.setupMs = 0;
                        object.testMs = 0;
                    }
                    if (message.fileKey != null && $Object.hasOwnProperty.call(message, "fileKey"))
                        object.fileKey = message.fileKey;
                    if (message.loadMs != null && $Object.hasOwnProperty.call(message, "loadMs"))
                        object.loadMs = options.json && !$isFinite(message.loadMs) ? $String(message.loadMs) : message.loadMs;
                    if (message.setupMs != null && $Object.hasOwnProperty.call(message, "setupMs"))
                        object.setupMs = options.json && !$isFinite(message.setupMs) ? $String(message.setupMs) : message.setupMs;
                    if (message.testMs != null && $Object.hasOwnProperty.call(message, "testMs"))
                        object.testMs = options.json && !$isFinite(message.testMs) ? $String(message.testMs) : message.testMs;
                    return object;
                };

                /**
                 * Converts this FileEnded to JSON.
                 * @function toJSON
                 * @memberof shardrun.agent.v1.FileEnded
                 * @instance
                 * @returns {Object.<string,*>} JSON object
                 */
                FileEnded.prototype.toJSON = function() {
                    return FileEnded.toObject(this, $protobuf.util.toJSONOptions);
                };

                /**
                 * Gets the type url for FileEnded
                 * @function getTypeUrl
                 * @memberof shardrun.agent.v1.FileEnded
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                FileEnded.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/shardrun.agent.v1.FileEnded";
                };

                return FileEnded;
            })();

            v1.UnitEnded = (function() {

                /**
                 * Properties of a UnitEnded.
                 * @typedef {Object} shardrun.agent.v1.UnitEnded.$Properties
                 * @property {string|null} [kind] UnitEnded kind
                 * @property {string|null} [message] UnitEnded message
                 * @property {number|null} [wallMs] UnitEnded wallMs
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a UnitEnded.
                 * @memberof shardrun.agent.v1
                 * @interface IUnitEnded
                 * @augments shardrun.agent.v1.UnitEnded.$Properties
                 * @deprecated Use shardrun.agent.v1.UnitEnded.$Properties instead.
                 */

                /**
                 * Shape of a UnitEnded.
                 * @typedef {shardrun.agent.v1.UnitEnded.$Properties} shardrun.agent.v1.UnitEnded.$Shape
                 */

                /**
                 * Constructs a new UnitEnded.
                 * @memberof shardrun.agent.v1
                 * @classdesc Represents a UnitEnded.
                 * @constructor
                 * @param {shardrun.agent.v1.UnitEnded.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const UnitEnded = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * UnitEnded kind.
                 * @member {string} kind
                 * @memberof shardrun.agent.v1.UnitEnded
                 * @instance
                 */
                UnitEnded.prototype.kind = "";

                /**
                 * UnitEnded message.
                 * @member {string} message
                 * @memberof shardrun.agent.v1.UnitEnded
                 * @instance
                 */
                UnitEnded.prototype.message = "";

                /**
                 * UnitEnded wallMs.
                 * @member {number} wallMs
                 * @memberof shardrun.agent.v1.UnitEnded
                 * @instance
                 */
                UnitEnded.prototype.wallMs = 0;

                /**
                 * Creates a new UnitEnded instance using the specified properties.
                 * @function create
                 * @memberof shardrun.agent.v1.UnitEnded
                 * @static
                 * @param {shardrun.agent.v1.UnitEnded.$Properties=} [properties] Properties to set
                 * @returns {shardrun.agent.v1.UnitEnded} UnitEnded instance
                 * @type {{
                 *   (properties: shardrun.agent.v1.UnitEnded.$Shape): shardrun.agent.v1.UnitEnded & shardrun.agent.v1.UnitEnded.$Shape;
                 *   (properties?: shardrun.agent.v1.UnitEnded.$Properties): shardrun.agent.v1.UnitEnded;
                 * }}
                 */
                UnitEnded.create = function(properties) {
                    return new UnitEnded(properties);
                };

                /**
                 * Encodes the specified UnitEnded message. Does not implicitly {@link shardrun.agent.v1.UnitEnded.verify|verify} messages.
                 * @function encode
                 * @memberof shardrun.agent.v1.UnitEnded
                 * @static
                 * @param {shardrun.agent.v1.UnitEnded.$Properties} message UnitEnded message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                UnitEnded.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.kind != null && $Object.hasOwnProperty.call(message, "kind") && message.kind !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.kind);
                    if (message.message != null && $Object.hasOwnProperty.call(message, "message") && message.message !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.message);
                    if (message.wallMs != null && $Object.hasOwnProperty.call(message, "wallMs") && !$Object.is(message.wallMs, 0))
                        writer.uint32(/* id 3, wireType 1 =*/25).double(message.wallMs);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Encodes the specified UnitEnded message, length delimited. Does not implicitly {@link shardrun.agent.v1.UnitEnded.verify|verify} messages.
                 * @function encodeDelimited
                 * @memberof shardrun.agent.v1.UnitEnded
                 * @static
                 * @param {shardrun.agent.v1.UnitEnded.$Properties} message UnitEnded message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                UnitEnded.encodeDelimited = function(message, writer) {
                    return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
                };

                /**
                 * Decodes a UnitEnded message from the specified reader or buffer.
                 * @function decode
                 * @memberof shardrun.agent.v1.UnitEnded
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {shardrun.agent.v1.UnitEnded & shardrun.agent.v1.UnitEnded.$Shape} UnitEnded
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                UnitEnded.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.shardrun.agent.v1.UnitEnded();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.kind = value;
                                else
                                    delete message.kind;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.message = value;
                                else
                                    delete message.message;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 1)
                                    break;
                                if (!$Object.is(value = reader.double(), 0))
                                    message.wallMs = value;
                                else
                                    delete message.wallMs;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Decodes a UnitEnded message from the specified reader or buffer, length delimited.
                 * @function decodeDelimited
                 * @memberof shardrun.agent.v1.UnitEnded
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @returns {shardrun.agent.v1.UnitEnded & shardrun.agent.v1.UnitEnded.$Shape} UnitEnded
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                UnitEnded.decodeDelimited = function(reader) {
                    if (!(reader instanceof $Reader))
                        reader = new $Reader(reader);
                    return this.decode(reader, reader.size());
                };

                /**
                 * Verifies a UnitEnded message.
                 * @function verify
                 * @memberof shardrun.agent.v1.UnitEnded
                 * @static
                 * @param {Object.<string,*>} message Plain object to verify
                 * @returns {string|null} `null` if valid, otherwise the reason why it is not
                 */
                UnitEnded.verify = function (message, _depth) {
                    if (typeof message !== "object" || message === null)
                        return "object expected";
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        return "max depth exceeded";
                    if (message.kind != null && $Object.hasOwnProperty.call(message, "kind"))
                        if (!$util.isString(message.kind))
                            return "kind: string expected";
                    if (message.message != null && $Object.hasOwnProperty.call(message, "message"))
                        if (!$util.isString(message.message))
                            return "message: string expected";
                    if (message.wallMs != null && $Object.hasOwnProperty.call(message, "wallMs"))
                        if (typeof message.wallMs !== "number")
                            return "wallMs: number expected";
                    return null;
                };

                /**
                 * Creates a UnitEnded message from a plain object. Also converts values to their respective internal types.
                 * @function fromObject
                 * @memberof shardrun.agent.v1.UnitEnded
                 * @static
                 * @param {Object.<string,*>} object Plain object
                 * @returns {shardrun.agent.v1.UnitEnded} UnitEnded
                 */
                UnitEnded.fromObject = function (object, _depth) {
                    if (object instanceof $root.shardrun.agent.v1.UnitEnded)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".shardrun.agent.v1.UnitEnded: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.shardrun.agent.v1.UnitEnded();
                    if (object.kind != null)
                        if (typeof object.kind !== "string" || object.kind.length)
                            message.kind = $String(object.kind);
                    if (object.message != null)
                        if (typeof object.message !== "string" || object.message.length)
                            message.message = $String(object.message);
                    if (object.wallMs != null)
                        if (!$Object.is($Number(object.wallMs), 0))
                            message.wallMs = $Number(object.wallMs);
                    return message;
                };

                /**
                 * Creates a plain object from a UnitEnded message. Also converts values to other types if specified.
                 * @function toObject
                 * @memberof shardrun.agent.v1.UnitEnded
                 * @static
                 * @param {shardrun.agent.v1.UnitEnded} message UnitEnded
                 * @param {$protobuf.IConversionOptions} [options] Conversion options
                 * @returns {Object.<string,*>} Plain object
                 */
                UnitEnded.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.defaults) {
                        object.kind = "";
                        object.message = "";
                        object.wallMs = 0;
                    }
                    if (message.kind != null && $Object.hasOwnProperty.call(message, "kind"))
                        object.kind = message.kind;
                    if (message.message != null && $Object.hasOwnProperty.call(message, "message"))
                        object.message = message.message;
                    if (message.wallMs != null && $Object.hasOwnProperty.call(message, "wallMs"))
                        object.wallMs = options.json && !$isFinite(message.wallMs) ? $String(message.wallMs) : message.wallMs;
                    return object;
                };

                /**
                 * Converts this UnitEnded to JSON.
                 * @function toJSON
                 * @memberof shardrun.agent.v1.UnitEnded
                 * @instance
                 * @returns {Object.<string,*>} JSON object
                 */
                UnitEnded.prototype.toJSON = function() {
                    return UnitEnded.toObject(this, $protobuf.util.toJSONOptions);
                };

                /**
                 * Gets the type url for UnitEnded
                 * @function getTypeUrl
                 * @memberof shardrun.agent.v1.UnitEnded
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                UnitEnded.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/shardrun.agent.v1.UnitEnded";
                };

                return UnitEnded;
            })();

            return v1;
        })();

        return agent;
    })();

    return shardrun;
})();

export {
  $root as default
};
