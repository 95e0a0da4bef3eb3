// Generated from proto/agent.proto by `npm run generate`. Do not edit.
import $protobuf from "protobufjs/minimal.js";

const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError;

const $root = $protobuf.roots["shard-run-agent"] || ($protobuf.roots["shard-run-agent"] = {});

export const shardrun = $root.shardrun = (() => {

    const shardrun = {};

    shardrun.agent = (function() {

        const agent = {};

        agent.v1 = (function() {

            const v1 = {};

            v1.ProtocolVersion = (function() {
                const valuesById = $Object.create(null), values = $Object.create(valuesById);
                values[valuesById[0] = "PROTOCOL_VERSION_UNSPECIFIED"] = 0;
                values[valuesById[1] = "PROTOCOL_VERSION_1"] = 1;
                return values;
            })();

            v1.AgentMessage = (function() {

                const AgentMessage = function (p) {
                    if (p)
                        for (var ks = $Object.keys(p), i = 0; i < ks.length; ++i)
                            if (p[ks[i]] != null && ks[i] !== "__proto__")
                                this[ks[i]] = p[ks[i]];
                };

                AgentMessage.prototype.register = null;
                AgentMessage.prototype.heartbeat = null;
                AgentMessage.prototype.suiteOpened = null;
                AgentMessage.prototype.suiteDiscovered = null;
                AgentMessage.prototype.suiteFailed = null;
                AgentMessage.prototype.unitReport = null;
                AgentMessage.prototype.leaseReturned = null;
                AgentMessage.prototype.draining = null;
                AgentMessage.prototype.suiteClosed = null;
                AgentMessage.prototype.suiteReady = null;

                let $oneOfFields;

                $Object.defineProperty(AgentMessage.prototype, "message", {
                    get: $util.oneOfGetter($oneOfFields = ["register", "heartbeat", "suiteOpened", "suiteDiscovered", "suiteFailed", "unitReport", "leaseReturned", "draining", "suiteClosed", "suiteReady"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                AgentMessage.encode = function (m, w, q) {
                    if (!w)
                        w = $Writer.create();
                    if (q === $undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (m.register != null && $Object.hasOwnProperty.call(m, "register"))
                        $root.shardrun.agent.v1.Register.encode(m.register, w.uint32(10).fork(), q + 1).ldelim();
                    if (m.heartbeat != null && $Object.hasOwnProperty.call(m, "heartbeat"))
                        $root.shardrun.agent.v1.Heartbeat.encode(m.heartbeat, w.uint32(18).fork(), q + 1).ldelim();
                    if (m.suiteOpened != null && $Object.hasOwnProperty.call(m, "suiteOpened"))
                        $root.shardrun.agent.v1.SuiteOpened.encode(m.suiteOpened, w.uint32(26).fork(), q + 1).ldelim();
                    if (m.suiteDiscovered != null && $Object.hasOwnProperty.call(m, "suiteDiscovered"))
                        $root.shardrun.agent.v1.SuiteDiscovered.encode(m.suiteDiscovered, w.uint32(34).fork(), q + 1).ldelim();
                    if (m.suiteFailed != null && $Object.hasOwnProperty.call(m, "suiteFailed"))
                        $root.shardrun.agent.v1.SuiteFailed.encode(m.suiteFailed, w.uint32(42).fork(), q + 1).ldelim();
                    if (m.unitReport != null && $Object.hasOwnProperty.call(m, "unitReport"))
                        $root.shardrun.agent.v1.UnitReport.encode(m.unitReport, w.uint32(50).fork(), q + 1).ldelim();
                    if (m.leaseReturned != null && $Object.hasOwnProperty.call(m, "leaseReturned"))
                        $root.shardrun.agent.v1.LeaseReturned.encode(m.leaseReturned, w.uint32(58).fork(), q + 1).ldelim();
                    if (m.draining != null && $Object.hasOwnProperty.call(m, "draining"))
                        $root.shardrun.agent.v1.Draining.encode(m.draining, w.uint32(66).fork(), q + 1).ldelim();
                    if (m.suiteClosed != null && $Object.hasOwnProperty.call(m, "suiteClosed"))
                        $root.shardrun.agent.v1.SuiteClosed.encode(m.suiteClosed, w.uint32(74).fork(), q + 1).ldelim();
                    if (m.suiteReady != null && $Object.hasOwnProperty.call(m, "suiteReady"))
                        $root.shardrun.agent.v1.SuiteReady.encode(m.suiteReady, w.uint32(82).fork(), q + 1).ldelim();
                    if (m.$unknowns != null && $Object.hasOwnProperty.call(m, "$unknowns"))
                        for (var i = 0; i < m.$unknowns.length; ++i)
                            w.raw(m.$unknowns[i]);
                    return w;
                };

                AgentMessage.decode = function (r, l, z, q, g) {
                    if (!(r instanceof $Reader))
                        r = $Reader.create(r);
                    if (q === $undefined)
                        q = 0;
                    if (q > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    var c, m;
                    if (l === $undefined)
                        c = r.len;
                    else {
                        c = r.pos + l;
                        if (c > r.len)
                            throw $RangeError("index out of range");
                        l = r.len;
                        r.len = c;
                    }
                    m = g || new $root.shardrun.agent.v1.AgentMessage();
                    while (r.pos < c) {
                        var s = r.pos;
                        var t = r.tag();
                        if (t === z) {
                            z = $undefined;
                            break;
                        }
                        var u = t & 7;
                        switch (t >>>= 3) {
                        case 1: {
                                if (u !== 2)
                                    break;
                                m.register = $root.shardrun.agent.v1.Register.decode(r, r.size(), $undefined, q + 1, m.register);
                                m.message = "register";
                                continue;
                            }
                        case 2: {
                                if (u !== 2)
                                    break;
                                m.heartbeat = $root.shardrun.agent.v1.Heartbeat.decode(r, r.size(), $undefined, q + 1, m.heartbeat);
                                m.message = "heartbeat";
                                continue;
                            }
                        case 3: {
                                if (u !== 2)
                                    break;
                                m.suiteOpened = $root.shardrun.agent.v1.SuiteOpened.decode(r, r.size(), $undefined, q + 1, m.suiteOpened);
                                m.message = "suiteOpened";
                                continue;
                            }
                        case 4: {
                                if (u !== 2)
                                    break;
                                m.suiteDiscovered = $root.shardrun.agent.v1.SuiteDiscovered.decode(r, r.size(), $undefined, q + 1, m.suiteDiscovered);
                                m.message = "suiteDiscovered";
                                continue;
                            }
                        case 5: {
                                if (u !== 2)
                                    break;
                                m.suiteFailed = $root.shardrun.agent.v1.SuiteFailed.decode(r, r.size(), $undefined, q + 1, m.suiteFailed);
                                m.message = "suiteFailed";
                                continue;
                            }
                        case 6: {
                                if (u !== 2)
                                    break;
                                m.unitReport = $root.shardrun.agent.v1.UnitReport.decode(r, r.size(), $undefined, q + 1, m.unitReport);
                                m.message = "unitReport";
                                continue;
                            }
                        case 7: {
                                if (u !== 2)
                                    break;
                                m.leaseReturned = $root.shardrun.agent.v1.LeaseReturned.decode(r, r.size(), $undefined, q + 1, m.leaseReturned);
                                m.message = "leaseReturned";
                                continue;
                            }
                        case 8: {
                                if (u !== 2)
                                    break;
                                m.draining = $root.shardrun.agent.v1.Draining.decode(r, r.size(), $undefined, q + 1, m.draining);
                                m.message = "draining";
                                continue;
                            }
                        case 9: {
                                if (u !== 2)
                                    break;
                                m.suiteClosed = $root.shardrun.agent.v1.SuiteClosed.decode(r, r.size(), $undefined, q + 1, m.suiteClosed);
                                m.message = "suiteClosed";
                                continue;
                            }
                        case 10: {
                                if (u !== 2)
                                    break;
                                m.suiteReady = $root.shardrun.agent.v1.SuiteReady.decode(r, r.size(), $undefined, q + 1, m.suiteReady);
                                m.message = "suiteReady";
                                continue;
                            }
                        }
                        r.skipType(u, q, t);
                        if (!r.discardUnknown) {
                            $util.makeProp(m, "$unknowns", false);
                            (m.$unknowns || (m.$unknowns = [])).push(r.raw(s, r.pos));
                        }
                    }
                    if (l !== $undefined) {
                        if (r.pos !== c)
                            throw $RangeError("index out of range");
                        r.len = l;
                    }
                    if (z !== $undefined)
                        throw $Error("missing end group");
                    return m;
                };

                return AgentMessage;
            })();

            v1.CoordinatorMessage = (function() {

                const CoordinatorMessage = function (p) {
                    if (p)
                        for (var ks = $Object.keys(p), i = 0; i < ks.length; ++i)
                            if (p[ks[i]] != null && ks[i] !== "__proto__")
                                this[ks[i]] = p[ks[i]];
                };

                CoordinatorMessage.prototype.welcome = null;
                CoordinatorMessage.prototype.openSuite = null;
                CoordinatorMessage.prototype.discoverSuite = null;
                CoordinatorMessage.prototype.prepareSuite = null;
                CoordinatorMessage.prototype.grantLease = null;
                CoordinatorMessage.prototype.recallLease = null;
                CoordinatorMessage.prototype.cancelLease = null;
                CoordinatorMessage.prototype.closeSuite = null;
                CoordinatorMessage.prototype.drainAgent = null;
                CoordinatorMessage.prototype.reportAck = null;

                let $oneOfFields;

                $Object.defineProperty(CoordinatorMessage.prototype, "message", {
                    get: $util.oneOfGetter($oneOfFields = ["welcome", "openSuite", "discoverSuite", "prepareSuite", "grantLease", "recallLease", "cancelLease", "closeSuite", "drainAgent", "reportAck"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                CoordinatorMessage.encode = function (m, w, q) {
                    if (!w)
                        w = $Writer.create();
                    if (q === $undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (m.welcome != null && $Object.hasOwnProperty.call(m, "welcome"))
                        $root.shardrun.agent.v1.Welcome.encode(m.welcome, w.uint32(10).fork(), q + 1).ldelim();
                    if (m.openSuite != null && $Object.hasOwnProperty.call(m, "openSuite"))
                        $root.shardrun.agent.v1.OpenSuite.encode(m.openSuite, w.uint32(18).fork(), q + 1).ldelim();
                    if (m.discoverSuite != null && $Object.hasOwnProperty.call(m, "discoverSuite"))
                        $root.shardrun.agent.v1.DiscoverSuite.encode(m.discoverSuite, w.uint32(26).fork(), q + 1).ldelim();
                    if (m.prepareSuite != null && $Object.hasOwnProperty.call(m, "prepareSuite"))
                        $root.shardrun.agent.v1.PrepareSuite.encode(m.prepareSuite, w.uint32(34).fork(), q + 1).ldelim();
                    if (m.grantLease != null && $Object.hasOwnProperty.call(m, "grantLease"))
                        $root.shardrun.agent.v1.GrantLease.encode(m.grantLease, w.uint32(42).fork(), q + 1).ldelim();
                    if (m.recallLease != null && $Object.hasOwnProperty.call(m, "recallLease"))
                        $root.shardrun.agent.v1.RecallLease.encode(m.recallLease, w.uint32(50).fork(), q + 1).ldelim();
                    if (m.cancelLease != null && $Object.hasOwnProperty.call(m, "cancelLease"))
                        $root.shardrun.agent.v1.CancelLease.encode(m.cancelLease, w.uint32(58).fork(), q + 1).ldelim();
                    if (m.closeSuite != null && $Object.hasOwnProperty.call(m, "closeSuite"))
                        $root.shardrun.agent.v1.CloseSuite.encode(m.closeSuite, w.uint32(66).fork(), q + 1).ldelim();
                    if (m.drainAgent != null && $Object.hasOwnProperty.call(m, "drainAgent"))
                        $root.shardrun.agent.v1.DrainAgent.encode(m.drainAgent, w.uint32(74).fork(), q + 1).ldelim();
                    if (m.reportAck != null && $Object.hasOwnProperty.call(m, "reportAck"))
                        $root.shardrun.agent.v1.ReportAck.encode(m.reportAck, w.uint32(82).fork(), q + 1).ldelim();
                    if (m.$unknowns != null && $Object.hasOwnProperty.call(m, "$unknowns"))
                        for (var i = 0; i < m.$unknowns.length; ++i)
                            w.raw(m.$unknowns[i]);
                    return w;
                };

                CoordinatorMessage.decode = function (r, l, z, q, g) {
                    if (!(r instanceof $Reader))
                        r = $Reader.create(r);
                    if (q === $undefined)
                        q = 0;
                    if (q > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    var c, m;
                    if (l === $undefined)
                        c = r.len;
                    else {
                        c = r.pos + l;
                        if (c > r.len)
                            throw $RangeError("index out of range");
                        l = r.len;
                        r.len = c;
                    }
                    m = g || new $root.shardrun.agent.v1.CoordinatorMessage();
                    while (r.pos < c) {
                        var s = r.pos;
                        var t = r.tag();
                        if (t === z) {
                            z = $undefined;
                            break;
                        }
                        var u = t & 7;
                        switch (t >>>= 3) {
                        case 1: {
                                if (u !== 2)
                                    break;
                                m.welcome = $root.shardrun.agent.v1.Welcome.decode(r, r.size(), $undefined, q + 1, m.welcome);
                                m.message = "welcome";
                                continue;
                            }
                        case 2: {
                                if (u !== 2)
                                    break;
                                m.openSuite = $root.shardrun.agent.v1.OpenSuite.decode(r, r.size(), $undefined, q + 1, m.openSuite);
                                m.message = "openSuite";
                                continue;
                            }
                        case 3: {
                                if (u !== 2)
                                    break;
                                m.discoverSuite = $root.shardrun.agent.v1.DiscoverSuite.decode(r, r.size(), $undefined, q + 1, m.discoverSuite);
                                m.message = "discoverSuite";
                                continue;
                            }
                        case 4: {
                                if (u !== 2)
                                    break;
                                m.prepareSuite = $root.shardrun.agent.v1.PrepareSuite.decode(r, r.size(), $undefined, q + 1, m.prepareSuite);
                                m.message = "prepareSuite";
                                continue;
                            }
                        case 5: {
                                if (u !== 2)
                                    break;
                                m.grantLease = $root.shardrun.agent.v1.GrantLease.decode(r, r.size(), $undefined, q + 1, m.grantLease);
                                m.message = "grantLease";
                                continue;
                            }
                        case 6: {
                                if (u !== 2)
                                    break;
                                m.recallLease = $root.shardrun.agent.v1.RecallLease.decode(r, r.size(), $undefined, q + 1, m.recallLease);
                                m.message = "recallLease";
                                continue;
                            }
                        case 7: {
                                if (u !== 2)
                                    break;
                                m.cancelLease = $root.shardrun.agent.v1.CancelLease.decode(r, r.size(), $undefined, q + 1, m.cancelLease);
                                m.message = "cancelLease";
                                continue;
                            }
                        case 8: {
                                if (u !== 2)
                                    break;
                                m.closeSuite = $root.shardrun.agent.v1.CloseSuite.decode(r, r.size(), $undefined, q + 1, m.closeSuite);
                                m.message = "closeSuite";
                                continue;
                            }
                        case 9: {
                                if (u !== 2)
                                    break;
                                m.drainAgent = $root.shardrun.agent.v1.DrainAgent.decode(r, r.size(), $undefined, q + 1, m.drainAgent);
                                m.message = "drainAgent";
                                continue;
                            }
                        case 10: {
                                if (u !== 2)
                                    break;
                                m.reportAck = $root.shardrun.agent.v1.ReportAck.decode(r, r.size(), $undefined, q + 1, m.reportAck);
                                m.message = "reportAck";
                                continue;
                            }
                        }
                        r.skipType(u, q, t);
                        if (!r.discardUnknown) {
                            $util.makeProp(m, "$unknowns", false);
                            (m.$unknowns || (m.$unknowns = [])).push(r.raw(s, r.pos));
                        }
                    }
                    if (l !== $undefined) {
                        if (r.pos !== c)
                            throw $RangeError("index out of range");
                        r.len = l;
                    }
                    if (z !== $undefined)
                        throw $Error("missing end group");
                    return m;
                };

                return CoordinatorMessage;
            })();

            v1.Register = (function() {

                const Register = function (p) {
                    this.labels = [];
                    if (p)
                        for (var ks = $Object.keys(p), i = 0; i < ks.length; ++i)
                            if (p[ks[i]] != null && ks[i] !== "__proto__")
                                this[ks[i]] = p[ks[i]];
                };

                Register.prototype.protocolVersion = 0;
                Register.prototype.agentId = "";
                Register.prototype.sessionId = "";
                Register.prototype.slots = 0;
                Register.prototype.labels = $util.emptyArray;
                Register.prototype.speed = 0;
                Register.prototype.version = "";
                Register.prototype.nodeVersion = "";
                Register.prototype.cpus = 0;
                Register.prototype.memoryBytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
                Register.prototype.isDelivery = false;

                Register.encode = function (m, w, q) {
                    if (!w)
                        w = $Writer.create();
                    if (q === $undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (m.protocolVersion != null && $Object.hasOwnProperty.call(m, "protocolVersion") && m.protocolVersion !== 0)
                        w.uint32(8).int32(m.protocolVersion);
                    if (m.agentId != null && $Object.hasOwnProperty.call(m, "agentId") && m.agentId !== "")
                        w.uint32(18).string(m.agentId);
                    if (m.sessionId != null && $Object.hasOwnProperty.call(m, "sessionId") && m.sessionId !== "")
                        w.uint32(26).string(m.sessionId);
                    if (m.slots != null && $Object.hasOwnProperty.call(m, "slots") && m.slots !== 0)
                        w.uint32(32).uint32(m.slots);
                    if (m.labels != null && m.labels.length) {
                        for (var i = 0; i < m.labels.length; ++i)
                            w.uint32(42).string(m.labels[i]);
                    }
                    if (m.speed != null && $Object.hasOwnProperty.call(m, "speed") && !$Object.is(m.speed, 0))
                        w.uint32(49).double(m.speed);
                    if (m.version != null && $Object.hasOwnProperty.call(m, "version") && m.version !== "")
                        w.uint32(58).string(m.version);
                    if (m.nodeVersion != null && $Object.hasOwnProperty.call(m, "nodeVersion") && m.nodeVersion !== "")
                        w.uint32(66).string(m.nodeVersion);
                    if (m.cpus != null && $Object.hasOwnProperty.call(m, "cpus") && m.cpus !== 0)
                        w.uint32(72).uint32(m.cpus);
                    if (m.memoryBytes != null && $Object.hasOwnProperty.call(m, "memoryBytes") && (typeof m.memoryBytes === "object" ? m.memoryBytes.low || m.memoryBytes.high : m.memoryBytes !== 0))
                        w.uint32(80).uint64(m.memoryBytes);
                    if (m.isDelivery != null && $Object.hasOwnProperty.call(m, "isDelivery") && m.isDelivery !== false)
                        w.uint32(88).bool(m.isDelivery);
                    if (m.$unknowns != null && $Object.hasOwnProperty.call(m, "$unknowns"))
                        for (var i = 0; i < m.$unknowns.length; ++i)
                            w.raw(m.$unknowns[i]);
                    return w;
                };

                Register.decode = function (r, l, z, q, g) {
                    if (!(r instanceof $Reader))
                        r = $Reader.create(r);
                    if (q === $undefined)
                        q = 0;
                    if (q > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    var c, m, v;
                    if (l === $undefined)
                        c = r.len;
                    else {
                        c = r.pos + l;
                        if (c > r.len)
                            throw $RangeError("index out of range");
                        l = r.len;
                        r.len = c;
                    }
                    m = g || new $root.shardrun.agent.v1.Register();
                    while (r.pos < c) {
                        var s = r.pos;
                        var t = r.tag();
                        if (t === z) {
                            z = $undefined;
                            break;
                        }
                        var u = t & 7;
                        switch (t >>>= 3) {
                        case 1: {
                                if (u !== 0)
                                    break;
                                if (v = r.int32())
                                    m.protocolVersion = v;
                                else
                                    delete m.protocolVersion;
                                continue;
                            }
                        case 2: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.agentId = v;
                                else
                                    delete m.agentId;
                                continue;
                            }
                        case 3: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.sessionId = v;
                                else
                                    delete m.sessionId;
                                continue;
                            }
                        case 4: {
                                if (u !== 0)
                                    break;
                                if (v = r.uint32())
                                    m.slots = v;
                                else
                                    delete m.slots;
                                continue;
                            }
                        case 5: {
                                if (u !== 2)
                                    break;
                                if (!(m.labels && m.labels.length))
                                    m.labels = [];
                                m.labels.push(r.stringVerify());
                                continue;
                            }
                        case 6: {
                                if (u !== 1)
                                    break;
                                if (!$Object.is(v = r.double(), 0))
                                    m.speed = v;
                                else
                                    delete m.speed;
                                continue;
                            }
                        case 7: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.version = v;
                                else
                                    delete m.version;
                                continue;
                            }
                        case 8: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.nodeVersion = v;
                                else
                                    delete m.nodeVersion;
                                continue;
                            }
                        case 9: {
                                if (u !== 0)
                                    break;
                                if (v = r.uint32())
                                    m.cpus = v;
                                else
                                    delete m.cpus;
                                continue;
                            }
                        case 10: {
                                if (u !== 0)
                                    break;
                                if (typeof (v = r.uint64()) === "object" ? v.low || v.high : v !== 0)
                                    m.memoryBytes = v;
                                else
                                    delete m.memoryBytes;
                                continue;
                            }
                        case 11: {
                                if (u !== 0)
                                    break;
                                if (v = r.bool())
                                    m.isDelivery = v;
                                else
                                    delete m.isDelivery;
                                continue;
                            }
                        }
                        r.skipType(u, q, t);
                        if (!r.discardUnknown) {
                            $util.makeProp(m, "$unknowns", false);
                            (m.$unknowns || (m.$unknowns = [])).push(r.raw(s, r.pos));
                        }
                    }
                    if (l !== $undefined) {
                        if (r.pos !== c)
                            throw $RangeError("index out of range");
                        r.len = l;
                    }
                    if (z !== $undefined)
                        throw $Error("missing end group");
                    return m;
                };

                return Register;
            })();

            v1.Heartbeat = (function() {

                const Heartbeat = function (p) {
                    if (p)
                        for (var ks = $Object.keys(p), i = 0; i < ks.length; ++i)
                            if (p[ks[i]] != null && ks[i] !== "__proto__")
                                this[ks[i]] = p[ks[i]];
                };

                Heartbeat.prototype.loadRatio = 0;
                Heartbeat.prototype.availableMemoryBytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
                Heartbeat.prototype.sequence = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
                Heartbeat.prototype.usableSlots = 0;
                Heartbeat.prototype.stallRatio = 0;
                Heartbeat.prototype.oomKills = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
                Heartbeat.prototype.totalMemoryBytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                Heartbeat.encode = function (m, w, q) {
                    if (!w)
                        w = $Writer.create();
                    if (q === $undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (m.loadRatio != null && $Object.hasOwnProperty.call(m, "loadRatio") && !$Object.is(m.loadRatio, 0))
                        w.uint32(9).double(m.loadRatio);
                    if (m.availableMemoryBytes != null && $Object.hasOwnProperty.call(m, "availableMemoryBytes") && (typeof m.availableMemoryBytes === "object" ? m.availableMemoryBytes.low || m.availableMemoryBytes.high : m.availableMemoryBytes !== 0))
                        w.uint32(16).uint64(m.availableMemoryBytes);
                    if (m.sequence != null && $Object.hasOwnProperty.call(m, "sequence") && (typeof m.sequence === "object" ? m.sequence.low || m.sequence.high : m.sequence !== 0))
                        w.uint32(24).uint64(m.sequence);
                    if (m.usableSlots != null && $Object.hasOwnProperty.call(m, "usableSlots") && m.usableSlots !== 0)
                        w.uint32(32).uint32(m.usableSlots);
                    if (m.stallRatio != null && $Object.hasOwnProperty.call(m, "stallRatio") && !$Object.is(m.stallRatio, 0))
                        w.uint32(41).double(m.stallRatio);
                    if (m.oomKills != null && $Object.hasOwnProperty.call(m, "oomKills") && (typeof m.oomKills === "object" ? m.oomKills.low || m.oomKills.high : m.oomKills !== 0))
                        w.uint32(48).uint64(m.oomKills);
                    if (m.totalMemoryBytes != null && $Object.hasOwnProperty.call(m, "totalMemoryBytes") && (typeof m.totalMemoryBytes === "object" ? m.totalMemoryBytes.low || m.totalMemoryBytes.high : m.totalMemoryBytes !== 0))
                        w.uint32(56).uint64(m.totalMemoryBytes);
                    if (m.$unknowns != null && $Object.hasOwnProperty.call(m, "$unknowns"))
                        for (var i = 0; i < m.$unknowns.length; ++i)
                            w.raw(m.$unknowns[i]);
                    return w;
                };

                Heartbeat.decode = function (r, l, z, q, g) {
                    if (!(r instanceof $Reader))
                        r = $Reader.create(r);
                    if (q === $undefined)
                        q = 0;
                    if (q > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    var c, m, v;
                    if (l === $undefined)
                        c = r.len;
                    else {
                        c = r.pos + l;
                        if (c > r.len)
                            throw $RangeError("index out of range");
                        l = r.len;
                        r.len = c;
                    }
                    m = g || new $root.shardrun.agent.v1.Heartbeat();
                    while (r.pos < c) {
                        var s = r.pos;
                        var t = r.tag();
                        if (t === z) {
                            z = $undefined;
                            break;
                        }
                        var u = t & 7;
                        switch (t >>>= 3) {
                        case 1: {
                                if (u !== 1)
                                    break;
                                if (!$Object.is(v = r.double(), 0))
                                    m.loadRatio = v;
                                else
                                    delete m.loadRatio;
                                continue;
                            }
                        case 2: {
                                if (u !== 0)
                                    break;
                                if (typeof (v = r.uint64()) === "object" ? v.low || v.high : v !== 0)
                                    m.availableMemoryBytes = v;
                                else
                                    delete m.availableMemoryBytes;
                                continue;
                            }
                        case 3: {
                                if (u !== 0)
                                    break;
                                if (typeof (v = r.uint64()) === "object" ? v.low || v.high : v !== 0)
                                    m.sequence = v;
                                else
                                    delete m.sequence;
                                continue;
                            }
                        case 4: {
                                if (u !== 0)
                                    break;
                                if (v = r.uint32())
                                    m.usableSlots = v;
                                else
                                    delete m.usableSlots;
                                continue;
                            }
                        case 5: {
                                if (u !== 1)
                                    break;
                                if (!$Object.is(v = r.double(), 0))
                                    m.stallRatio = v;
                                else
                                    delete m.stallRatio;
                                continue;
                            }
                        case 6: {
                                if (u !== 0)
                                    break;
                                if (typeof (v = r.uint64()) === "object" ? v.low || v.high : v !== 0)
                                    m.oomKills = v;
                                else
                                    delete m.oomKills;
                                continue;
                            }
                        case 7: {
                                if (u !== 0)
                                    break;
                                if (typeof (v = r.uint64()) === "object" ? v.low || v.high : v !== 0)
                                    m.totalMemoryBytes = v;
                                else
                                    delete m.totalMemoryBytes;
                                continue;
                            }
                        }
                        r.skipType(u, q, t);
                        if (!r.discardUnknown) {
                            $util.makeProp(m, "$unknowns", false);
                            (m.$unknowns || (m.$unknowns = [])).push(r.raw(s, r.pos));
                        }
                    }
                    if (l !== $undefined) {
                        if (r.pos !== c)
                            throw $RangeError("index out of range");
                        r.len = l;
                    }
                    if (z !== $undefined)
                        throw $Error("missing end group");
                    return m;
                };

                return Heartbeat;
            })();

            v1.Welcome = (function() {

                const Welcome = function (p) {
                    if (p)
                        for (var ks = $Object.keys(p), i = 0; i < ks.length; ++i)
                            if (p[ks[i]] != null && ks[i] !== "__proto__")
                                this[ks[i]] = p[ks[i]];
                };

                Welcome.prototype.protocolVersion = 0;
                Welcome.prototype.version = "";
                Welcome.prototype.heartbeatIntervalMs = 0;
                Welcome.prototype.sessionTimeoutMs = 0;

                Welcome.encode = function (m, w, q) {
                    if (!w)
                        w = $Writer.create();
                    if (q === $undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (m.protocolVersion != null && $Object.hasOwnProperty.call(m, "protocolVersion") && m.protocolVersion !== 0)
                        w.uint32(8).int32(m.protocolVersion);
                    if (m.version != null && $Object.hasOwnProperty.call(m, "version") && m.version !== "")
                        w.uint32(18).string(m.version);
                    if (m.heartbeatIntervalMs != null && $Object.hasOwnProperty.call(m, "heartbeatIntervalMs") && m.heartbeatIntervalMs !== 0)
                        w.uint32(24).uint32(m.heartbeatIntervalMs);
                    if (m.sessionTimeoutMs != null && $Object.hasOwnProperty.call(m, "sessionTimeoutMs") && m.sessionTimeoutMs !== 0)
                        w.uint32(32).uint32(m.sessionTimeoutMs);
                    if (m.$unknowns != null && $Object.hasOwnProperty.call(m, "$unknowns"))
                        for (var i = 0; i < m.$unknowns.length; ++i)
                            w.raw(m.$unknowns[i]);
                    return w;
                };

                Welcome.decode = function (r, l, z, q, g) {
                    if (!(r instanceof $Reader))
                        r = $Reader.create(r);
                    if (q === $undefined)
                        q = 0;
                    if (q > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    var c, m, v;
                    if (l === $undefined)
                        c = r.len;
                    else {
                        c = r.pos + l;
                        if (c > r.len)
                            throw $RangeError("index out of range");
                        l = r.len;
                        r.len = c;
                    }
                    m = g || new $root.shardrun.agent.v1.Welcome();
                    while (r.pos < c) {
                        var s = r.pos;
                        var t = r.tag();
                        if (t === z) {
                            z = $undefined;
                            break;
                        }
                        var u = t & 7;
                        switch (t >>>= 3) {
                        case 1: {
                                if (u !== 0)
                                    break;
                                if (v = r.int32())
                                    m.protocolVersion = v;
                                else
                                    delete m.protocolVersion;
                                continue;
                            }
                        case 2: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.version = v;
                                else
                                    delete m.version;
                                continue;
                            }
                        case 3: {
                                if (u !== 0)
                                    break;
                                if (v = r.uint32())
                                    m.heartbeatIntervalMs = v;
                                else
                                    delete m.heartbeatIntervalMs;
                                continue;
                            }
                        case 4: {
                                if (u !== 0)
                                    break;
                                if (v = r.uint32())
                                    m.sessionTimeoutMs = v;
                                else
                                    delete m.sessionTimeoutMs;
                                continue;
                            }
                        }
                        r.skipType(u, q, t);
                        if (!r.discardUnknown) {
                            $util.makeProp(m, "$unknowns", false);
                            (m.$unknowns || (m.$unknowns = [])).push(r.raw(s, r.pos));
                        }
                    }
                    if (l !== $undefined) {
                        if (r.pos !== c)
                            throw $RangeError("index out of range");
                        r.len = l;
                    }
                    if (z !== $undefined)
                        throw $Error("missing end group");
                    return m;
                };

                return Welcome;
            })();

            v1.OpenSuite = (function() {

                const OpenSuite = function (p) {
                    this.filters = [];
                    this.projects = [];
                    this.env = {};
                    this.labels = [];
                    this.services = [];
                    if (p)
                        for (var ks = $Object.keys(p), i = 0; i < ks.length; ++i)
                            if (p[ks[i]] != null && ks[i] !== "__proto__")
                                this[ks[i]] = p[ks[i]];
                };

                OpenSuite.prototype.runId = "";
                OpenSuite.prototype.suite = "";
                OpenSuite.prototype.cwd = "";
                OpenSuite.prototype.configFile = "";
                OpenSuite.prototype.filters = $util.emptyArray;
                OpenSuite.prototype.projects = $util.emptyArray;
                OpenSuite.prototype.isCi = false;
                OpenSuite.prototype.isAlone = false;
                OpenSuite.prototype.runner = "";
                OpenSuite.prototype.env = $util.emptyObject;
                OpenSuite.prototype.labels = $util.emptyArray;
                OpenSuite.prototype.services = $util.emptyArray;
                OpenSuite.prototype.workspace = null;
                OpenSuite.prototype.settingsJson = "";

                OpenSuite.encode = function (m, w, q) {
                    if (!w)
                        w = $Writer.create();
                    if (q === $undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (m.runId != null && $Object.hasOwnProperty.call(m, "runId") && m.runId !== "")
                        w.uint32(10).string(m.runId);
                    if (m.suite != null && $Object.hasOwnProperty.call(m, "suite") && m.suite !== "")
                        w.uint32(18).string(m.suite);
                    if (m.cwd != null && $Object.hasOwnProperty.call(m, "cwd") && m.cwd !== "")
                        w.uint32(26).string(m.cwd);
                    if (m.configFile != null && $Object.hasOwnProperty.call(m, "configFile") && m.configFile !== "")
                        w.uint32(34).string(m.configFile);
                    if (m.filters != null && m.filters.length) {
                        for (var i = 0; i < m.filters.length; ++i)
                            w.uint32(42).string(m.filters[i]);
                    }
                    if (m.projects != null && m.projects.length) {
                        for (var i = 0; i < m.projects.length; ++i)
                            w.uint32(50).string(m.projects[i]);
                    }
                    if (m.isCi != null && $Object.hasOwnProperty.call(m, "isCi") && m.isCi !== false)
                        w.uint32(56).bool(m.isCi);
                    if (m.isAlone != null && $Object.hasOwnProperty.call(m, "isAlone") && m.isAlone !== false)
                        w.uint32(64).bool(m.isAlone);
                    if (m.runner != null && $Object.hasOwnProperty.call(m, "runner") && m.runner !== "")
                        w.uint32(74).string(m.runner);
                    if (m.env != null && $Object.hasOwnProperty.call(m, "env")) {
                        for (var ks = $Object.keys(m.env), i = 0; i < ks.length; ++i) {
                            w.uint32(82).fork().uint32(10).string(ks[i]).uint32(18).string(m.env[ks[i]]).ldelim();
                        }
                    }
                    if (m.labels != null && m.labels.length) {
                        for (var i = 0; i < m.labels.length; ++i)
                            w.uint32(90).string(m.labels[i]);
                    }
                    if (m.services != null && m.services.length) {
                        for (var i = 0; i < m.services.length; ++i)
                            $root.shardrun.agent.v1.Service.encode(m.services[i], w.uint32(98).fork(), q + 1).ldelim();
                    }
                    if (m.workspace != null && $Object.hasOwnProperty.call(m, "workspace"))
                        $root.shardrun.agent.v1.Workspace.encode(m.workspace, w.uint32(106).fork(), q + 1).ldelim();
                    if (m.settingsJson != null && $Object.hasOwnProperty.call(m, "settingsJson") && m.settingsJson !== "")
                        w.uint32(114).string(m.settingsJson);
                    if (m.$unknowns != null && $Object.hasOwnProperty.call(m, "$unknowns"))
                        for (var i = 0; i < m.$unknowns.length; ++i)
                            w.raw(m.$unknowns[i]);
                    return w;
                };

                OpenSuite.decode = function (r, l, z, q, g) {
                    if (!(r instanceof $Reader))
                        r = $Reader.create(r);
                    if (q === $undefined)
                        q = 0;
                    if (q > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    var c, m, k, v;
                    if (l === $undefined)
                        c = r.len;
                    else {
                        c = r.pos + l;
                        if (c > r.len)
                            throw $RangeError("index out of range");
                        l = r.len;
                        r.len = c;
                    }
                    m = g || new $root.shardrun.agent.v1.OpenSuite();
                    while (r.pos < c) {
                        var s = r.pos;
                        var t = r.tag();
                        if (t === z) {
                            z = $undefined;
                            break;
                        }
                        var u = t & 7;
                        switch (t >>>= 3) {
                        case 1: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.runId = v;
                                else
                                    delete m.runId;
                                continue;
                            }
                        case 2: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.suite = v;
                                else
                                    delete m.suite;
                                continue;
                            }
                        case 3: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.cwd = v;
                                else
                                    delete m.cwd;
                                continue;
                            }
                        case 4: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.configFile = v;
                                else
                                    delete m.configFile;
                                continue;
                            }
                        case 5: {
                                if (u !== 2)
                                    break;
                                if (!(m.filters && m.filters.length))
                                    m.filters = [];
                                m.filters.push(r.stringVerify());
                                continue;
                            }
                        case 6: {
                                if (u !== 2)
                                    break;
                                if (!(m.projects && m.projects.length))
                                    m.projects = [];
                                m.projects.push(r.stringVerify());
                                continue;
                            }
                        case 7: {
                                if (u !== 0)
                                    break;
                                if (v = r.bool())
                                    m.isCi = v;
                                else
                                    delete m.isCi;
                                continue;
                            }
                        case 8: {
                                if (u !== 0)
                                    break;
                                if (v = r.bool())
                                    m.isAlone = v;
                                else
                                    delete m.isAlone;
                                continue;
                            }
                        case 9: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.runner = v;
                                else
                                    delete m.runner;
                                continue;
                            }
                        case 10: {
                                if (u !== 2)
                                    break;
                                if (m.env === $util.emptyObject)
                                    m.env = {};
                                var c2 = r.size() + r.pos;
                                if (c2 > r.len)
                                    throw $RangeError("index out of range");
                                r.len = c2;
                                k = "";
                                v = "";
                                while (r.pos < c2) {
                                    var t2 = r.tag();
                                    u = t2 & 7;
                                    switch (t2 >>>= 3) {
                                    case 1:
                                        if (u !== 2)
                                            break;
                                        k = r.stringVerify();
                                        continue;
                                    case 2:
                                        if (u !== 2)
                                            break;
                                        v = r.stringVerify();
                                        continue;
                                    }
                                    r.skipType(u, q, t2);
                                }
                                if (r.pos !== c2)
                                    throw $RangeError("index out of range");
                                r.len = c;
                                if (k === "__proto__")
                                    $util.makeProp(m.env, k);
                                m.env[k] = v;
                                continue;
                            }
                        case 11: {
                                if (u !== 2)
                                    break;
                                if (!(m.labels && m.labels.length))
                                    m.labels = [];
                                m.labels.push(r.stringVerify());
                                continue;
                            }
                        case 12: {
                                if (u !== 2)
                                    break;
                                if (!(m.services && m.services.length))
                                    m.services = [];
                                m.services.push($root.shardrun.agent.v1.Service.decode(r, r.size(), $undefined, q + 1));
                                continue;
                            }
                        case 13: {
                                if (u !== 2)
                                    break;
                                m.workspace = $root.shardrun.agent.v1.Workspace.decode(r, r.size(), $undefined, q + 1, m.workspace);
                                continue;
                            }
                        case 14: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.settingsJson = v;
                                else
                                    delete m.settingsJson;
                                continue;
                            }
                        }
                        r.skipType(u, q, t);
                        if (!r.discardUnknown) {
                            $util.makeProp(m, "$unknowns", false);
                            (m.$unknowns || (m.$unknowns = [])).push(r.raw(s, r.pos));
                        }
                    }
                    if (l !== $undefined) {
                        if (r.pos !== c)
                            throw $RangeError("index out of range");
                        r.len = l;
                    }
                    if (z !== $undefined)
                        throw $Error("missing end group");
                    return m;
                };

                return OpenSuite;
            })();

            v1.Service = (function() {

                const Service = function (p) {
                    this.env = {};
                    this.ports = [];
                    if (p)
                        for (var ks = $Object.keys(p), i = 0; i < ks.length; ++i)
                            if (p[ks[i]] != null && ks[i] !== "__proto__")
                                this[ks[i]] = p[ks[i]];
                };

                Service.prototype.name = "";
                Service.prototype.command = "";
                Service.prototype.env = $util.emptyObject;
                Service.prototype.ports = $util.emptyArray;
                Service.prototype.readyPort = null;
                Service.prototype.readyUrl = null;
                Service.prototype.readyLog = null;
                Service.prototype.readyTimeoutMs = 0;
                Service.prototype.isPerSlot = false;

                let $oneOfFields;

                $Object.defineProperty(Service.prototype, "ready", {
                    get: $util.oneOfGetter($oneOfFields = ["readyPort", "readyUrl", "readyLog"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                Service.encode = function (m, w, q) {
                    if (!w)
                        w = $Writer.create();
                    if (q === $undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (m.name != null && $Object.hasOwnProperty.call(m, "name") && m.name !== "")
                        w.uint32(10).string(m.name);
                    if (m.command != null && $Object.hasOwnProperty.call(m, "command") && m.command !== "")
                        w.uint32(18).string(m.command);
                    if (m.env != null && $Object.hasOwnProperty.call(m, "env")) {
                        for (var ks = $Object.keys(m.env), i = 0; i < ks.length; ++i) {
                            w.uint32(26).fork().uint32(10).string(ks[i]).uint32(18).string(m.env[ks[i]]).ldelim();
                        }
                    }
                    if (m.ports != null && m.ports.length) {
                        for (var i = 0; i < m.ports.length; ++i)
                            w.uint32(34).string(m.ports[i]);
                    }
                    if (m.readyPort != null && $Object.hasOwnProperty.call(m, "readyPort"))
                        w.uint32(42).string(m.readyPort);
                    if (m.readyUrl != null && $Object.hasOwnProperty.call(m, "readyUrl"))
                        w.uint32(50).string(m.readyUrl);
                    if (m.readyLog != null && $Object.hasOwnProperty.call(m, "readyLog"))
                        w.uint32(58).string(m.readyLog);
                    if (m.readyTimeoutMs != null && $Object.hasOwnProperty.call(m, "readyTimeoutMs") && m.readyTimeoutMs !== 0)
                        w.uint32(64).uint32(m.readyTimeoutMs);
                    if (m.isPerSlot != null && $Object.hasOwnProperty.call(m, "isPerSlot") && m.isPerSlot !== false)
                        w.uint32(72).bool(m.isPerSlot);
                    if (m.$unknowns != null && $Object.hasOwnProperty.call(m, "$unknowns"))
                        for (var i = 0; i < m.$unknowns.length; ++i)
                            w.raw(m.$unknowns[i]);
                    return w;
                };

                Service.decode = function (r, l, z, q, g) {
                    if (!(r instanceof $Reader))
                        r = $Reader.create(r);
                    if (q === $undefined)
                        q = 0;
                    if (q > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    var c, m, k, v;
                    if (l === $undefined)
                        c = r.len;
                    else {
                        c = r.pos + l;
                        if (c > r.len)
                            throw $RangeError("index out of range");
                        l = r.len;
                        r.len = c;
                    }
                    m = g || new $root.shardrun.agent.v1.Service();
                    while (r.pos < c) {
                        var s = r.pos;
                        var t = r.tag();
                        if (t === z) {
                            z = $undefined;
                            break;
                        }
                        var u = t & 7;
                        switch (t >>>= 3) {
                        case 1: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.name = v;
                                else
                                    delete m.name;
                                continue;
                            }
                        case 2: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.command = v;
                                else
                                    delete m.command;
                                continue;
                            }
                        case 3: {
                                if (u !== 2)
                                    break;
                                if (m.env === $util.emptyObject)
                                    m.env = {};
                                var c2 = r.size() + r.pos;
                                if (c2 > r.len)
                                    throw $RangeError("index out of range");
                                r.len = c2;
                                k = "";
                                v = "";
                                while (r.pos < c2) {
                                    var t2 = r.tag();
                                    u = t2 & 7;
                                    switch (t2 >>>= 3) {
                                    case 1:
                                        if (u !== 2)
                                            break;
                                        k = r.stringVerify();
                                        continue;
                                    case 2:
                                        if (u !== 2)
                                            break;
                                        v = r.stringVerify();
                                        continue;
                                    }
                                    r.skipType(u, q, t2);
                                }
                                if (r.pos !== c2)
                                    throw $RangeError("index out of range");
                                r.len = c;
                                if (k === "__proto__")
                                    $util.makeProp(m.env, k);
                                m.env[k] = v;
                                continue;
                            }
                        case 4: {
                                if (u !== 2)
                                    break;
                                if (!(m.ports && m.ports.length))
                                    m.ports = [];
                                m.ports.push(r.stringVerify());
                                continue;
                            }
                        case 5: {
                                if (u !== 2)
                                    break;
                                m.readyPort = r.stringVerify();
                                m.ready = "readyPort";
                                continue;
                            }
                        case 6: {
                                if (u !== 2)
                                    break;
                                m.readyUrl = r.stringVerify();
                                m.ready = "readyUrl";
                                continue;
                            }
                        case 7: {
                                if (u !== 2)
                                    break;
                                m.readyLog = r.stringVerify();
                                m.ready = "readyLog";
                                continue;
                            }
                        case 8: {
                                if (u !== 0)
                                    break;
                                if (v = r.uint32())
                                    m.readyTimeoutMs = v;
                                else
                                    delete m.readyTimeoutMs;
                                continue;
                            }
                        case 9: {
                                if (u !== 0)
                                    break;
                                if (v = r.bool())
                                    m.isPerSlot = v;
                                else
                                    delete m.isPerSlot;
                                continue;
                            }
                        }
                        r.skipType(u, q, t);
                        if (!r.discardUnknown) {
                            $util.makeProp(m, "$unknowns", false);
                            (m.$unknowns || (m.$unknowns = [])).push(r.raw(s, r.pos));
                        }
                    }
                    if (l !== $undefined) {
                        if (r.pos !== c)
                            throw $RangeError("index out of range");
                        r.len = l;
                    }
                    if (z !== $undefined)
                        throw $Error("missing end group");
                    return m;
                };

                return Service;
            })();

            v1.Workspace = (function() {

                const Workspace = function (p) {
                    if (p)
                        for (var ks = $Object.keys(p), i = 0; i < ks.length; ++i)
                            if (p[ks[i]] != null && ks[i] !== "__proto__")
                                this[ks[i]] = p[ks[i]];
                };

                Workspace.prototype.tree = "";
                Workspace.prototype.project = "";
                Workspace.prototype.lineage = "";
                Workspace.prototype.setup = null;

                Workspace.encode = function (m, w, q) {
                    if (!w)
                        w = $Writer.create();
                    if (q === $undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (m.tree != null && $Object.hasOwnProperty.call(m, "tree") && m.tree !== "")
                        w.uint32(10).string(m.tree);
                    if (m.project != null && $Object.hasOwnProperty.call(m, "project") && m.project !== "")
                        w.uint32(18).string(m.project);
                    if (m.lineage != null && $Object.hasOwnProperty.call(m, "lineage") && m.lineage !== "")
                        w.uint32(26).string(m.lineage);
                    if (m.setup != null && $Object.hasOwnProperty.call(m, "setup"))
                        $root.shardrun.agent.v1.Setup.encode(m.setup, w.uint32(34).fork(), q + 1).ldelim();
                    if (m.$unknowns != null && $Object.hasOwnProperty.call(m, "$unknowns"))
                        for (var i = 0; i < m.$unknowns.length; ++i)
                            w.raw(m.$unknowns[i]);
                    return w;
                };

                Workspace.decode = function (r, l, z, q, g) {
                    if (!(r instanceof $Reader))
                        r = $Reader.create(r);
                    if (q === $undefined)
                        q = 0;
                    if (q > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    var c, m, v;
                    if (l === $undefined)
                        c = r.len;
                    else {
                        c = r.pos + l;
                        if (c > r.len)
                            throw $RangeError("index out of range");
                        l = r.len;
                        r.len = c;
                    }
                    m = g || new $root.shardrun.agent.v1.Workspace();
                    while (r.pos < c) {
                        var s = r.pos;
                        var t = r.tag();
                        if (t === z) {
                            z = $undefined;
                            break;
                        }
                        var u = t & 7;
                        switch (t >>>= 3) {
                        case 1: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.tree = v;
                                else
                                    delete m.tree;
                                continue;
                            }
                        case 2: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.project = v;
                                else
                                    delete m.project;
                                continue;
                            }
                        case 3: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.lineage = v;
                                else
                                    delete m.lineage;
                                continue;
                            }
                        case 4: {
                                if (u !== 2)
                                    break;
                                m.setup = $root.shardrun.agent.v1.Setup.decode(r, r.size(), $undefined, q + 1, m.setup);
                                continue;
                            }
                        }
                        r.skipType(u, q, t);
                        if (!r.discardUnknown) {
                            $util.makeProp(m, "$unknowns", false);
                            (m.$unknowns || (m.$unknowns = [])).push(r.raw(s, r.pos));
                        }
                    }
                    if (l !== $undefined) {
                        if (r.pos !== c)
                            throw $RangeError("index out of range");
                        r.len = l;
                    }
                    if (z !== $undefined)
                        throw $Error("missing end group");
                    return m;
                };

                return Workspace;
            })();

            v1.Setup = (function() {

                const Setup = function (p) {
                    this.inputs = [];
                    this.outputs = [];
                    if (p)
                        for (var ks = $Object.keys(p), i = 0; i < ks.length; ++i)
                            if (p[ks[i]] != null && ks[i] !== "__proto__")
                                this[ks[i]] = p[ks[i]];
                };

                Setup.prototype.isNone = false;
                Setup.prototype.command = "";
                Setup.prototype.inputs = $util.emptyArray;
                Setup.prototype.outputs = $util.emptyArray;

                Setup.encode = function (m, w, q) {
                    if (!w)
                        w = $Writer.create();
                    if (q === $undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (m.isNone != null && $Object.hasOwnProperty.call(m, "isNone") && m.isNone !== false)
                        w.uint32(8).bool(m.isNone);
                    if (m.command != null && $Object.hasOwnProperty.call(m, "command") && m.command !== "")
                        w.uint32(18).string(m.command);
                    if (m.inputs != null && m.inputs.length) {
                        for (var i = 0; i < m.inputs.length; ++i)
                            w.uint32(26).string(m.inputs[i]);
                    }
                    if (m.outputs != null && m.outputs.length) {
                        for (var i = 0; i < m.outputs.length; ++i)
                            w.uint32(34).string(m.outputs[i]);
                    }
                    if (m.$unknowns != null && $Object.hasOwnProperty.call(m, "$unknowns"))
                        for (var i = 0; i < m.$unknowns.length; ++i)
                            w.raw(m.$unknowns[i]);
                    return w;
                };

                Setup.decode = function (r, l, z, q, g) {
                    if (!(r instanceof $Reader))
                        r = $Reader.create(r);
                    if (q === $undefined)
                        q = 0;
                    if (q > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    var c, m, v;
                    if (l === $undefined)
                        c = r.len;
                    else {
                        c = r.pos + l;
                        if (c > r.len)
                            throw $RangeError("index out of range");
                        l = r.len;
                        r.len = c;
                    }
                    m = g || new $root.shardrun.agent.v1.Setup();
                    while (r.pos < c) {
                        var s = r.pos;
                        var t = r.tag();
                        if (t === z) {
                            z = $undefined;
                            break;
                        }
                        var u = t & 7;
                        switch (t >>>= 3) {
                        case 1: {
                                if (u !== 0)
                                    break;
                                if (v = r.bool())
                                    m.isNone = v;
                                else
                                    delete m.isNone;
                                continue;
                            }
                        case 2: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.command = v;
                                else
                                    delete m.command;
                                continue;
                            }
                        case 3: {
                                if (u !== 2)
                                    break;
                                if (!(m.inputs && m.inputs.length))
                                    m.inputs = [];
                                m.inputs.push(r.stringVerify());
                                continue;
                            }
                        case 4: {
                                if (u !== 2)
                                    break;
                                if (!(m.outputs && m.outputs.length))
                                    m.outputs = [];
                                m.outputs.push(r.stringVerify());
                                continue;
                            }
                        }
                        r.skipType(u, q, t);
                        if (!r.discardUnknown) {
                            $util.makeProp(m, "$unknowns", false);
                            (m.$unknowns || (m.$unknowns = [])).push(r.raw(s, r.pos));
                        }
                    }
                    if (l !== $undefined) {
                        if (r.pos !== c)
                            throw $RangeError("index out of range");
                        r.len = l;
                    }
                    if (z !== $undefined)
                        throw $Error("missing end group");
                    return m;
                };

                return Setup;
            })();

            v1.SuiteOpened = (function() {

                const SuiteOpened = function (p) {
                    this.notices = [];
                    if (p)
                        for (var ks = $Object.keys(p), i = 0; i < ks.length; ++i)
                            if (p[ks[i]] != null && ks[i] !== "__proto__")
                                this[ks[i]] = p[ks[i]];
                };

                SuiteOpened.prototype.runId = "";
                SuiteOpened.prototype.suite = "";
                SuiteOpened.prototype.framework = "";
                SuiteOpened.prototype.frameworkVersion = "";
                SuiteOpened.prototype.notices = $util.emptyArray;

                SuiteOpened.encode = function (m, w, q) {
                    if (!w)
                        w = $Writer.create();
                    if (q === $undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (m.runId != null && $Object.hasOwnProperty.call(m, "runId") && m.runId !== "")
                        w.uint32(10).string(m.runId);
                    if (m.suite != null && $Object.hasOwnProperty.call(m, "suite") && m.suite !== "")
                        w.uint32(18).string(m.suite);
                    if (m.framework != null && $Object.hasOwnProperty.call(m, "framework") && m.framework !== "")
                        w.uint32(26).string(m.framework);
                    if (m.frameworkVersion != null && $Object.hasOwnProperty.call(m, "frameworkVersion") && m.frameworkVersion !== "")
                        w.uint32(34).string(m.frameworkVersion);
                    if (m.notices != null && m.notices.length) {
                        for (var i = 0; i < m.notices.length; ++i)
                            w.uint32(42).string(m.notices[i]);
                    }
                    if (m.$unknowns != null && $Object.hasOwnProperty.call(m, "$unknowns"))
                        for (var i = 0; i < m.$unknowns.length; ++i)
                            w.raw(m.$unknowns[i]);
                    return w;
                };

                SuiteOpened.decode = function (r, l, z, q, g) {
                    if (!(r instanceof $Reader))
                        r = $Reader.create(r);
                    if (q === $undefined)
                        q = 0;
                    if (q > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    var c, m, v;
                    if (l === $undefined)
                        c = r.len;
                    else {
                        c = r.pos + l;
                        if (c > r.len)
                            throw $RangeError("index out of range");
                        l = r.len;
                        r.len = c;
                    }
                    m = g || new $root.shardrun.agent.v1.SuiteOpened();
                    while (r.pos < c) {
                        var s = r.pos;
                        var t = r.tag();
                        if (t === z) {
                            z = $undefined;
                            break;
                        }
                        var u = t & 7;
                        switch (t >>>= 3) {
                        case 1: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.runId = v;
                                else
                                    delete m.runId;
                                continue;
                            }
                        case 2: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.suite = v;
                                else
                                    delete m.suite;
                                continue;
                            }
                        case 3: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.framework = v;
                                else
                                    delete m.framework;
                                continue;
                            }
                        case 4: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.frameworkVersion = v;
                                else
                                    delete m.frameworkVersion;
                                continue;
                            }
                        case 5: {
                                if (u !== 2)
                                    break;
                                if (!(m.notices && m.notices.length))
                                    m.notices = [];
                                m.notices.push(r.stringVerify());
                                continue;
                            }
                        }
                        r.skipType(u, q, t);
                        if (!r.discardUnknown) {
                            $util.makeProp(m, "$unknowns", false);
                            (m.$unknowns || (m.$unknowns = [])).push(r.raw(s, r.pos));
                        }
                    }
                    if (l !== $undefined) {
                        if (r.pos !== c)
                            throw $RangeError("index out of range");
                        r.len = l;
                    }
                    if (z !== $undefined)
                        throw $Error("missing end group");
                    return m;
                };

                return SuiteOpened;
            })();

            v1.SuiteFailed = (function() {

                const SuiteFailed = function (p) {
                    if (p)
                        for (var ks = $Object.keys(p), i = 0; i < ks.length; ++i)
                            if (p[ks[i]] != null && ks[i] !== "__proto__")
                                this[ks[i]] = p[ks[i]];
                };

                SuiteFailed.prototype.runId = "";
                SuiteFailed.prototype.suite = "";
                SuiteFailed.prototype.code = "";
                SuiteFailed.prototype.message = "";
                SuiteFailed.prototype.hint = "";

                SuiteFailed.encode = function (m, w, q) {
                    if (!w)
                        w = $Writer.create();
                    if (q === $undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (m.runId != null && $Object.hasOwnProperty.call(m, "runId") && m.runId !== "")
                        w.uint32(10).string(m.runId);
                    if (m.suite != null && $Object.hasOwnProperty.call(m, "suite") && m.suite !== "")
                        w.uint32(18).string(m.suite);
                    if (m.code != null && $Object.hasOwnProperty.call(m, "code") && m.code !== "")
                        w.uint32(26).string(m.code);
                    if (m.message != null && $Object.hasOwnProperty.call(m, "message") && m.message !== "")
                        w.uint32(34).string(m.message);
                    if (m.hint != null && $Object.hasOwnProperty.call(m, "hint") && m.hint !== "")
                        w.uint32(42).string(m.hint);
                    if (m.$unknowns != null && $Object.hasOwnProperty.call(m, "$unknowns"))
                        for (var i = 0; i < m.$unknowns.length; ++i)
                            w.raw(m.$unknowns[i]);
                    return w;
                };

                SuiteFailed.decode = function (r, l, z, q, g) {
                    if (!(r instanceof $Reader))
                        r = $Reader.create(r);
                    if (q === $undefined)
                        q = 0;
                    if (q > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    var c, m, v;
                    if (l === $undefined)
                        c = r.len;
                    else {
                        c = r.pos + l;
                        if (c > r.len)
                            throw $RangeError("index out of range");
                        l = r.len;
                        r.len = c;
                    }
                    m = g || new $root.shardrun.agent.v1.SuiteFailed();
                    while (r.pos < c) {
                        var s = r.pos;
                        var t = r.tag();
                        if (t === z) {
                            z = $undefined;
                            break;
                        }
                        var u = t & 7;
                        switch (t >>>= 3) {
                        case 1: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.runId = v;
                                else
                                    delete m.runId;
                                continue;
                            }
                        case 2: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.suite = v;
                                else
                                    delete m.suite;
                                continue;
                            }
                        case 3: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.code = v;
                                else
                                    delete m.code;
                                continue;
                            }
                        case 4: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.message = v;
                                else
                                    delete m.message;
                                continue;
                            }
                        case 5: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.hint = v;
                                else
                                    delete m.hint;
                                continue;
                            }
                        }
                        r.skipType(u, q, t);
                        if (!r.discardUnknown) {
                            $util.makeProp(m, "$unknowns", false);
                            (m.$unknowns || (m.$unknowns = [])).push(r.raw(s, r.pos));
                        }
                    }
                    if (l !== $undefined) {
                        if (r.pos !== c)
                            throw $RangeError("index out of range");
                        r.len = l;
                    }
                    if (z !== $undefined)
                        throw $Error("missing end group");
                    return m;
                };

                return SuiteFailed;
            })();

            v1.DiscoverSuite = (function() {

                const DiscoverSuite = function (p) {
                    this.knownDigests = {};
                    if (p)
                        for (var ks = $Object.keys(p), i = 0; i < ks.length; ++i)
                            if (p[ks[i]] != null && ks[i] !== "__proto__")
                                this[ks[i]] = p[ks[i]];
                };

                DiscoverSuite.prototype.runId = "";
                DiscoverSuite.prototype.suite = "";
                DiscoverSuite.prototype.knownDigests = $util.emptyObject;

                DiscoverSuite.encode = function (m, w, q) {
                    if (!w)
                        w = $Writer.create();
                    if (q === $undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (m.runId != null && $Object.hasOwnProperty.call(m, "runId") && m.runId !== "")
                        w.uint32(10).string(m.runId);
                    if (m.suite != null && $Object.hasOwnProperty.call(m, "suite") && m.suite !== "")
                        w.uint32(18).string(m.suite);
                    if (m.knownDigests != null && $Object.hasOwnProperty.call(m, "knownDigests")) {
                        for (var ks = $Object.keys(m.knownDigests), i = 0; i < ks.length; ++i) {
                            w.uint32(26).fork().uint32(10).string(ks[i]).uint32(18).string(m.knownDigests[ks[i]]).ldelim();
                        }
                    }
                    if (m.$unknowns != null && $Object.hasOwnProperty.call(m, "$unknowns"))
                        for (var i = 0; i < m.$unknowns.length; ++i)
                            w.raw(m.$unknowns[i]);
                    return w;
                };

                DiscoverSuite.decode = function (r, l, z, q, g) {
                    if (!(r instanceof $Reader))
                        r = $Reader.create(r);
                    if (q === $undefined)
                        q = 0;
                    if (q > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    var c, m, k, v;
                    if (l === $undefined)
                        c = r.len;
                    else {
                        c = r.pos + l;
                        if (c > r.len)
                            throw $RangeError("index out of range");
                        l = r.len;
                        r.len = c;
                    }
                    m = g || new $root.shardrun.agent.v1.DiscoverSuite();
                    while (r.pos < c) {
                        var s = r.pos;
                        var t = r.tag();
                        if (t === z) {
                            z = $undefined;
                            break;
                        }
                        var u = t & 7;
                        switch (t >>>= 3) {
                        case 1: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.runId = v;
                                else
                                    delete m.runId;
                                continue;
                            }
                        case 2: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.suite = v;
                                else
                                    delete m.suite;
                                continue;
                            }
                        case 3: {
                                if (u !== 2)
                                    break;
                                if (m.knownDigests === $util.emptyObject)
                                    m.knownDigests = {};
                                var c2 = r.size() + r.pos;
                                if (c2 > r.len)
                                    throw $RangeError("index out of range");
                                r.len = c2;
                                k = "";
                                v = "";
                                while (r.pos < c2) {
                                    var t2 = r.tag();
                                    u = t2 & 7;
                                    switch (t2 >>>= 3) {
                                    case 1:
                                        if (u !== 2)
                                            break;
                                        k = r.stringVerify();
                                        continue;
                                    case 2:
                                        if (u !== 2)
                                            break;
                                        v = r.stringVerify();
                                        continue;
                                    }
                                    r.skipType(u, q, t2);
                                }
                                if (r.pos !== c2)
                                    throw $RangeError("index out of range");
                                r.len = c;
                                if (k === "__proto__")
                                    $util.makeProp(m.knownDigests, k);
                                m.knownDigests[k] = v;
                                continue;
                            }
                        }
                        r.skipType(u, q, t);
                        if (!r.discardUnknown) {
                            $util.makeProp(m, "$unknowns", false);
                            (m.$unknowns || (m.$unknowns = [])).push(r.raw(s, r.pos));
                        }
                    }
                    if (l !== $undefined) {
                        if (r.pos !== c)
                            throw $RangeError("index out of range");
                        r.len = l;
                    }
                    if (z !== $undefined)
                        throw $Error("missing end group");
                    return m;
                };

                return DiscoverSuite;
            })();

            v1.SuiteDiscovered = (function() {

                const SuiteDiscovered = function (p) {
                    this.files = [];
                    this.bodies = [];
                    this.errors = [];
                    this.notices = [];
                    this.unsupported = [];
                    if (p)
                        for (var ks = $Object.keys(p), i = 0; i < ks.length; ++i)
                            if (p[ks[i]] != null && ks[i] !== "__proto__")
                                this[ks[i]] = p[ks[i]];
                };

                SuiteDiscovered.prototype.runId = "";
                SuiteDiscovered.prototype.suite = "";
                SuiteDiscovered.prototype.files = $util.emptyArray;
                SuiteDiscovered.prototype.bodies = $util.emptyArray;
                SuiteDiscovered.prototype.errors = $util.emptyArray;
                SuiteDiscovered.prototype.notices = $util.emptyArray;
                SuiteDiscovered.prototype.unsupported = $util.emptyArray;

                SuiteDiscovered.encode = function (m, w, q) {
                    if (!w)
                        w = $Writer.create();
                    if (q === $undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (m.runId != null && $Object.hasOwnProperty.call(m, "runId") && m.runId !== "")
                        w.uint32(10).string(m.runId);
                    if (m.suite != null && $Object.hasOwnProperty.call(m, "suite") && m.suite !== "")
                        w.uint32(18).string(m.suite);
                    if (m.files != null && m.files.length) {
                        for (var i = 0; i < m.files.length; ++i)
                            $root.shardrun.agent.v1.TestFile.encode(m.files[i], w.uint32(26).fork(), q + 1).ldelim();
                    }
                    if (m.bodies != null && m.bodies.length) {
                        for (var i = 0; i < m.bodies.length; ++i)
                            $root.shardrun.agent.v1.FileBodies.encode(m.bodies[i], w.uint32(34).fork(), q + 1).ldelim();
                    }
                    if (m.errors != null && m.errors.length) {
                        for (var i = 0; i < m.errors.length; ++i)
                            $root.shardrun.agent.v1.RunError.encode(m.errors[i], w.uint32(42).fork(), q + 1).ldelim();
                    }
                    if (m.notices != null && m.notices.length) {
                        for (var i = 0; i < m.notices.length; ++i)
                            w.uint32(50).string(m.notices[i]);
                    }
                    if (m.unsupported != null && m.unsupported.length) {
                        for (var i = 0; i < m.unsupported.length; ++i)
                            $root.shardrun.agent.v1.UnsupportedProject.encode(m.unsupported[i], w.uint32(58).fork(), q + 1).ldelim();
                    }
                    if (m.$unknowns != null && $Object.hasOwnProperty.call(m, "$unknowns"))
                        for (var i = 0; i < m.$unknowns.length; ++i)
                            w.raw(m.$unknowns[i]);
                    return w;
                };

                SuiteDiscovered.decode = function (r, l, z, q, g) {
                    if (!(r instanceof $Reader))
                        r = $Reader.create(r);
                    if (q === $undefined)
                        q = 0;
                    if (q > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    var c, m, v;
                    if (l === $undefined)
                        c = r.len;
                    else {
                        c = r.pos + l;
                        if (c > r.len)
                            throw $RangeError("index out of range");
                        l = r.len;
                        r.len = c;
                    }
                    m = g || new $root.shardrun.agent.v1.SuiteDiscovered();
                    while (r.pos < c) {
                        var s = r.pos;
                        var t = r.tag();
                        if (t === z) {
                            z = $undefined;
                            break;
                        }
                        var u = t & 7;
                        switch (t >>>= 3) {
                        case 1: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.runId = v;
                                else
                                    delete m.runId;
                                continue;
                            }
                        case 2: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.suite = v;
                                else
                                    delete m.suite;
                                continue;
                            }
                        case 3: {
                                if (u !== 2)
                                    break;
                                if (!(m.files && m.files.length))
                                    m.files = [];
                                m.files.push($root.shardrun.agent.v1.TestFile.decode(r, r.size(), $undefined, q + 1));
                                continue;
                            }
                        case 4: {
                                if (u !== 2)
                                    break;
                                if (!(m.bodies && m.bodies.length))
                                    m.bodies = [];
                                m.bodies.push($root.shardrun.agent.v1.FileBodies.decode(r, r.size(), $undefined, q + 1));
                                continue;
                            }
                        case 5: {
                                if (u !== 2)
                                    break;
                                if (!(m.errors && m.errors.length))
                                    m.errors = [];
                                m.errors.push($root.shardrun.agent.v1.RunError.decode(r, r.size(), $undefined, q + 1));
                                continue;
                            }
                        case 6: {
                                if (u !== 2)
                                    break;
                                if (!(m.notices && m.notices.length))
                                    m.notices = [];
                                m.notices.push(r.stringVerify());
                                continue;
                            }
                        case 7: {
                                if (u !== 2)
                                    break;
                                if (!(m.unsupported && m.unsupported.length))
                                    m.unsupported = [];
                                m.unsupported.push($root.shardrun.agent.v1.UnsupportedProject.decode(r, r.size(), $undefined, q + 1));
                                continue;
                            }
                        }
                        r.skipType(u, q, t);
                        if (!r.discardUnknown) {
                            $util.makeProp(m, "$unknowns", false);
                            (m.$unknowns || (m.$unknowns = [])).push(r.raw(s, r.pos));
                        }
                    }
                    if (l !== $undefined) {
                        if (r.pos !== c)
                            throw $RangeError("index out of range");
                        r.len = l;
                    }
                    if (z !== $undefined)
                        throw $Error("missing end group");
                    return m;
                };

                return SuiteDiscovered;
            })();

            v1.UnsupportedProject = (function() {

                const UnsupportedProject = function (p) {
                    this.files = [];
                    if (p)
                        for (var ks = $Object.keys(p), i = 0; i < ks.length; ++i)
                            if (p[ks[i]] != null && ks[i] !== "__proto__")
                                this[ks[i]] = p[ks[i]];
                };

                UnsupportedProject.prototype.project = "";
                UnsupportedProject.prototype.reason = "";
                UnsupportedProject.prototype.files = $util.emptyArray;

                UnsupportedProject.encode = function (m, w, q) {
                    if (!w)
                        w = $Writer.create();
                    if (q === $undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (m.project != null && $Object.hasOwnProperty.call(m, "project") && m.project !== "")
                        w.uint32(10).string(m.project);
                    if (m.reason != null && $Object.hasOwnProperty.call(m, "reason") && m.reason !== "")
                        w.uint32(18).string(m.reason);
                    if (m.files != null && m.files.length) {
                        for (var i = 0; i < m.files.length; ++i)
                            w.uint32(26).string(m.files[i]);
                    }
                    if (m.$unknowns != null && $Object.hasOwnProperty.call(m, "$unknowns"))
                        for (var i = 0; i < m.$unknowns.length; ++i)
                            w.raw(m.$unknowns[i]);
                    return w;
                };

                UnsupportedProject.decode = function (r, l, z, q, g) {
                    if (!(r instanceof $Reader))
                        r = $Reader.create(r);
                    if (q === $undefined)
                        q = 0;
                    if (q > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    var c, m, v;
                    if (l === $undefined)
                        c = r.len;
                    else {
                        c = r.pos + l;
                        if (c > r.len)
                            throw $RangeError("index out of range");
                        l = r.len;
                        r.len = c;
                    }
                    m = g || new $root.shardrun.agent.v1.UnsupportedProject();
                    while (r.pos < c) {
                        var s = r.pos;
                        var t = r.tag();
                        if (t === z) {
                            z = $undefined;
                            break;
                        }
                        var u = t & 7;
                        switch (t >>>= 3) {
                        case 1: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.project = v;
                                else
                                    delete m.project;
                                continue;
                            }
                        case 2: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.reason = v;
                                else
                                    delete m.reason;
                                continue;
                            }
                        case 3: {
                                if (u !== 2)
                                    break;
                                if (!(m.files && m.files.length))
                                    m.files = [];
                                m.files.push(r.stringVerify());
                                continue;
                            }
                        }
                        r.skipType(u, q, t);
                        if (!r.discardUnknown) {
                            $util.makeProp(m, "$unknowns", false);
                            (m.$unknowns || (m.$unknowns = [])).push(r.raw(s, r.pos));
                        }
                    }
                    if (l !== $undefined) {
                        if (r.pos !== c)
                            throw $RangeError("index out of range");
                        r.len = l;
                    }
                    if (z !== $undefined)
                        throw $Error("missing end group");
                    return m;
                };

                return UnsupportedProject;
            })();

            v1.TestFile = (function() {

                const TestFile = function (p) {
                    this.labels = [];
                    if (p)
                        for (var ks = $Object.keys(p), i = 0; i < ks.length; ++i)
                            if (p[ks[i]] != null && ks[i] !== "__proto__")
                                this[ks[i]] = p[ks[i]];
                };

                TestFile.prototype.key = "";
                TestFile.prototype.suite = "";
                TestFile.prototype.project = "";
                TestFile.prototype.path = "";
                TestFile.prototype.kind = "";
                TestFile.prototype.contentDigest = "";
                TestFile.prototype.bytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
                TestFile.prototype.group = 0;
                TestFile.prototype.maxPerAgent = 0;
                TestFile.prototype.bundle = "";
                TestFile.prototype.labels = $util.emptyArray;
                TestFile.prototype.wholeReason = "";

                TestFile.encode = function (m, w, q) {
                    if (!w)
                        w = $Writer.create();
                    if (q === $undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (m.key != null && $Object.hasOwnProperty.call(m, "key") && m.key !== "")
                        w.uint32(10).string(m.key);
                    if (m.suite != null && $Object.hasOwnProperty.call(m, "suite") && m.suite !== "")
                        w.uint32(18).string(m.suite);
                    if (m.project != null && $Object.hasOwnProperty.call(m, "project") && m.project !== "")
                        w.uint32(26).string(m.project);
                    if (m.path != null && $Object.hasOwnProperty.call(m, "path") && m.path !== "")
                        w.uint32(34).string(m.path);
                    if (m.kind != null && $Object.hasOwnProperty.call(m, "kind") && m.kind !== "")
                        w.uint32(42).string(m.kind);
                    if (m.contentDigest != null && $Object.hasOwnProperty.call(m, "contentDigest") && m.contentDigest !== "")
                        w.uint32(50).string(m.contentDigest);
                    if (m.bytes != null && $Object.hasOwnProperty.call(m, "bytes") && (typeof m.bytes === "object" ? m.bytes.low || m.bytes.high : m.bytes !== 0))
                        w.uint32(56).uint64(m.bytes);
                    if (m.group != null && $Object.hasOwnProperty.call(m, "group") && m.group !== 0)
                        w.uint32(64).uint32(m.group);
                    if (m.maxPerAgent != null && $Object.hasOwnProperty.call(m, "maxPerAgent") && m.maxPerAgent !== 0)
                        w.uint32(72).uint32(m.maxPerAgent);
                    if (m.bundle != null && $Object.hasOwnProperty.call(m, "bundle") && m.bundle !== "")
                        w.uint32(82).string(m.bundle);
                    if (m.labels != null && m.labels.length) {
                        for (var i = 0; i < m.labels.length; ++i)
                            w.uint32(90).string(m.labels[i]);
                    }
                    if (m.wholeReason != null && $Object.hasOwnProperty.call(m, "wholeReason") && m.wholeReason !== "")
                        w.uint32(98).string(m.wholeReason);
                    if (m.$unknowns != null && $Object.hasOwnProperty.call(m, "$unknowns"))
                        for (var i = 0; i < m.$unknowns.length; ++i)
                            w.raw(m.$unknowns[i]);
                    return w;
                };

                TestFile.decode = function (r, l, z, q, g) {
                    if (!(r instanceof $Reader))
                        r = $Reader.create(r);
                    if (q === $undefined)
                        q = 0;
                    if (q > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    var c, m, v;
                    if (l === $undefined)
                        c = r.len;
                    else {
                        c = r.pos + l;
                        if (c > r.len)
                            throw $RangeError("index out of range");
                        l = r.len;
                        r.len = c;
                    }
                    m = g || new $root.shardrun.agent.v1.TestFile();
                    while (r.pos < c) {
                        var s = r.pos;
                        var t = r.tag();
                        if (t === z) {
                            z = $undefined;
                            break;
                        }
                        var u = t & 7;
                        switch (t >>>= 3) {
                        case 1: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.key = v;
                                else
                                    delete m.key;
                                continue;
                            }
                        case 2: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.suite = v;
                                else
                                    delete m.suite;
                                continue;
                            }
                        case 3: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.project = v;
                                else
                                    delete m.project;
                                continue;
                            }
                        case 4: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.path = v;
                                else
                                    delete m.path;
                                continue;
                            }
                        case 5: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.kind = v;
                                else
                                    delete m.kind;
                                continue;
                            }
                        case 6: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.contentDigest = v;
                                else
                                    delete m.contentDigest;
                                continue;
                            }
                        case 7: {
                                if (u !== 0)
                                    break;
                                if (typeof (v = r.uint64()) === "object" ? v.low || v.high : v !== 0)
                                    m.bytes = v;
                                else
                                    delete m.bytes;
                                continue;
                            }
                        case 8: {
                                if (u !== 0)
                                    break;
                                if (v = r.uint32())
                                    m.group = v;
                                else
                                    delete m.group;
                                continue;
                            }
                        case 9: {
                                if (u !== 0)
                                    break;
                                if (v = r.uint32())
                                    m.maxPerAgent = v;
                                else
                                    delete m.maxPerAgent;
                                continue;
                            }
                        case 10: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.bundle = v;
                                else
                                    delete m.bundle;
                                continue;
                            }
                        case 11: {
                                if (u !== 2)
                                    break;
                                if (!(m.labels && m.labels.length))
                                    m.labels = [];
                                m.labels.push(r.stringVerify());
                                continue;
                            }
                        case 12: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.wholeReason = v;
                                else
                                    delete m.wholeReason;
                                continue;
                            }
                        }
                        r.skipType(u, q, t);
                        if (!r.discardUnknown) {
                            $util.makeProp(m, "$unknowns", false);
                            (m.$unknowns || (m.$unknowns = [])).push(r.raw(s, r.pos));
                        }
                    }
                    if (l !== $undefined) {
                        if (r.pos !== c)
                            throw $RangeError("index out of range");
                        r.len = l;
                    }
                    if (z !== $undefined)
                        throw $Error("missing end group");
                    return m;
                };

                return TestFile;
            })();

            v1.FileBodies = (function() {

                const FileBodies = function (p) {
                    this.bodies = [];
                    if (p)
                        for (var ks = $Object.keys(p), i = 0; i < ks.length; ++i)
                            if (p[ks[i]] != null && ks[i] !== "__proto__")
                                this[ks[i]] = p[ks[i]];
                };

                FileBodies.prototype.fileKey = "";
                FileBodies.prototype.contentDigest = "";
                FileBodies.prototype.bodies = $util.emptyArray;

                FileBodies.encode = function (m, w, q) {
                    if (!w)
                        w = $Writer.create();
                    if (q === $undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (m.fileKey != null && $Object.hasOwnProperty.call(m, "fileKey") && m.fileKey !== "")
                        w.uint32(10).string(m.fileKey);
                    if (m.contentDigest != null && $Object.hasOwnProperty.call(m, "contentDigest") && m.contentDigest !== "")
                        w.uint32(18).string(m.contentDigest);
                    if (m.bodies != null && m.bodies.length) {
                        for (var i = 0; i < m.bodies.length; ++i)
                            $root.shardrun.agent.v1.CaseBody.encode(m.bodies[i], w.uint32(26).fork(), q + 1).ldelim();
                    }
                    if (m.$unknowns != null && $Object.hasOwnProperty.call(m, "$unknowns"))
                        for (var i = 0; i < m.$unknowns.length; ++i)
                            w.raw(m.$unknowns[i]);
                    return w;
                };

                FileBodies.decode = function (r, l, z, q, g) {
                    if (!(r instanceof $Reader))
                        r = $Reader.create(r);
                    if (q === $undefined)
                        q = 0;
                    if (q > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    var c, m, v;
                    if (l === $undefined)
                        c = r.len;
                    else {
                        c = r.pos + l;
                        if (c > r.len)
                            throw $RangeError("index out of range");
                        l = r.len;
                        r.len = c;
                    }
                    m = g || new $root.shardrun.agent.v1.FileBodies();
                    while (r.pos < c) {
                        var s = r.pos;
                        var t = r.tag();
                        if (t === z) {
                            z = $undefined;
                            break;
                        }
                        var u = t & 7;
                        switch (t >>>= 3) {
                        case 1: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.fileKey = v;
                                else
                                    delete m.fileKey;
                                continue;
                            }
                        case 2: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.contentDigest = v;
                                else
                                    delete m.contentDigest;
                                continue;
                            }
                        case 3: {
                                if (u !== 2)
                                    break;
                                if (!(m.bodies && m.bodies.length))
                                    m.bodies = [];
                                m.bodies.push($root.shardrun.agent.v1.CaseBody.decode(r, r.size(), $undefined, q + 1));
                                continue;
                            }
                        }
                        r.skipType(u, q, t);
                        if (!r.discardUnknown) {
                            $util.makeProp(m, "$unknowns", false);
                            (m.$unknowns || (m.$unknowns = [])).push(r.raw(s, r.pos));
                        }
                    }
                    if (l !== $undefined) {
                        if (r.pos !== c)
                            throw $RangeError("index out of range");
                        r.len = l;
                    }
                    if (z !== $undefined)
                        throw $Error("missing end group");
                    return m;
                };

                return FileBodies;
            })();

            v1.CaseBody = (function() {

                const CaseBody = function (p) {
                    if (p)
                        for (var ks = $Object.keys(p), i = 0; i < ks.length; ++i)
                            if (p[ks[i]] != null && ks[i] !== "__proto__")
                                this[ks[i]] = p[ks[i]];
                };

                CaseBody.prototype.title = "";
                CaseBody.prototype.bodyDigest = "";

                CaseBody.encode = function (m, w, q) {
                    if (!w)
                        w = $Writer.create();
                    if (q === $undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (m.title != null && $Object.hasOwnProperty.call(m, "title") && m.title !== "")
                        w.uint32(10).string(m.title);
                    if (m.bodyDigest != null && $Object.hasOwnProperty.call(m, "bodyDigest") && m.bodyDigest !== "")
                        w.uint32(18).string(m.bodyDigest);
                    if (m.$unknowns != null && $Object.hasOwnProperty.call(m, "$unknowns"))
                        for (var i = 0; i < m.$unknowns.length; ++i)
                            w.raw(m.$unknowns[i]);
                    return w;
                };

                CaseBody.decode = function (r, l, z, q, g) {
                    if (!(r instanceof $Reader))
                        r = $Reader.create(r);
                    if (q === $undefined)
                        q = 0;
                    if (q > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    var c, m, v;
                    if (l === $undefined)
                        c = r.len;
                    else {
                        c = r.pos + l;
                        if (c > r.len)
                            throw $RangeError("index out of range");
                        l = r.len;
                        r.len = c;
                    }
                    m = g || new $root.shardrun.agent.v1.CaseBody();
                    while (r.pos < c) {
                        var s = r.pos;
                        var t = r.tag();
                        if (t === z) {
                            z = $undefined;
                            break;
                        }
                        var u = t & 7;
                        switch (t >>>= 3) {
                        case 1: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.title = v;
                                else
                                    delete m.title;
                                continue;
                            }
                        case 2: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.bodyDigest = v;
                                else
                                    delete m.bodyDigest;
                                continue;
                            }
                        }
                        r.skipType(u, q, t);
                        if (!r.discardUnknown) {
                            $util.makeProp(m, "$unknowns", false);
                            (m.$unknowns || (m.$unknowns = [])).push(r.raw(s, r.pos));
                        }
                    }
                    if (l !== $undefined) {
                        if (r.pos !== c)
                            throw $RangeError("index out of range");
                        r.len = l;
                    }
                    if (z !== $undefined)
                        throw $Error("missing end group");
                    return m;
                };

                return CaseBody;
            })();

            v1.PrepareSuite = (function() {

                const PrepareSuite = function (p) {
                    this.files = [];
                    if (p)
                        for (var ks = $Object.keys(p), i = 0; i < ks.length; ++i)
                            if (p[ks[i]] != null && ks[i] !== "__proto__")
                                this[ks[i]] = p[ks[i]];
                };

                PrepareSuite.prototype.runId = "";
                PrepareSuite.prototype.suite = "";
                PrepareSuite.prototype.files = $util.emptyArray;

                PrepareSuite.encode = function (m, w, q) {
                    if (!w)
                        w = $Writer.create();
                    if (q === $undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (m.runId != null && $Object.hasOwnProperty.call(m, "runId") && m.runId !== "")
                        w.uint32(10).string(m.runId);
                    if (m.suite != null && $Object.hasOwnProperty.call(m, "suite") && m.suite !== "")
                        w.uint32(18).string(m.suite);
                    if (m.files != null && m.files.length) {
                        for (var i = 0; i < m.files.length; ++i)
                            $root.shardrun.agent.v1.TestFile.encode(m.files[i], w.uint32(26).fork(), q + 1).ldelim();
                    }
                    if (m.$unknowns != null && $Object.hasOwnProperty.call(m, "$unknowns"))
                        for (var i = 0; i < m.$unknowns.length; ++i)
                            w.raw(m.$unknowns[i]);
                    return w;
                };

                PrepareSuite.decode = function (r, l, z, q, g) {
                    if (!(r instanceof $Reader))
                        r = $Reader.create(r);
                    if (q === $undefined)
                        q = 0;
                    if (q > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    var c, m, v;
                    if (l === $undefined)
                        c = r.len;
                    else {
                        c = r.pos + l;
                        if (c > r.len)
                            throw $RangeError("index out of range");
                        l = r.len;
                        r.len = c;
                    }
                    m = g || new $root.shardrun.agent.v1.PrepareSuite();
                    while (r.pos < c) {
                        var s = r.pos;
                        var t = r.tag();
                        if (t === z) {
                            z = $undefined;
                            break;
                        }
                        var u = t & 7;
                        switch (t >>>= 3) {
                        case 1: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.runId = v;
                                else
                                    delete m.runId;
                                continue;
                            }
                        case 2: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.suite = v;
                                else
                                    delete m.suite;
                                continue;
                            }
                        case 3: {
                                if (u !== 2)
                                    break;
                                if (!(m.files && m.files.length))
                                    m.files = [];
                                m.files.push($root.shardrun.agent.v1.TestFile.decode(r, r.size(), $undefined, q + 1));
                                continue;
                            }
                        }
                        r.skipType(u, q, t);
                        if (!r.discardUnknown) {
                            $util.makeProp(m, "$unknowns", false);
                            (m.$unknowns || (m.$unknowns = [])).push(r.raw(s, r.pos));
                        }
                    }
                    if (l !== $undefined) {
                        if (r.pos !== c)
                            throw $RangeError("index out of range");
                        r.len = l;
                    }
                    if (z !== $undefined)
                        throw $Error("missing end group");
                    return m;
                };

                return PrepareSuite;
            })();

            v1.SuiteReady = (function() {

                const SuiteReady = function (p) {
                    if (p)
                        for (var ks = $Object.keys(p), i = 0; i < ks.length; ++i)
                            if (p[ks[i]] != null && ks[i] !== "__proto__")
                                this[ks[i]] = p[ks[i]];
                };

                SuiteReady.prototype.runId = "";
                SuiteReady.prototype.suite = "";

                SuiteReady.encode = function (m, w, q) {
                    if (!w)
                        w = $Writer.create();
                    if (q === $undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (m.runId != null && $Object.hasOwnProperty.call(m, "runId") && m.runId !== "")
                        w.uint32(10).string(m.runId);
                    if (m.suite != null && $Object.hasOwnProperty.call(m, "suite") && m.suite !== "")
                        w.uint32(18).string(m.suite);
                    if (m.$unknowns != null && $Object.hasOwnProperty.call(m, "$unknowns"))
                        for (var i = 0; i < m.$unknowns.length; ++i)
                            w.raw(m.$unknowns[i]);
                    return w;
                };

                SuiteReady.decode = function (r, l, z, q, g) {
                    if (!(r instanceof $Reader))
                        r = $Reader.create(r);
                    if (q === $undefined)
                        q = 0;
                    if (q > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    var c, m, v;
                    if (l === $undefined)
                        c = r.len;
                    else {
                        c = r.pos + l;
                        if (c > r.len)
                            throw $RangeError("index out of range");
                        l = r.len;
                        r.len = c;
                    }
                    m = g || new $root.shardrun.agent.v1.SuiteReady();
                    while (r.pos < c) {
                        var s = r.pos;
                        var t = r.tag();
                        if (t === z) {
                            z = $undefined;
                            break;
                        }
                        var u = t & 7;
                        switch (t >>>= 3) {
                        case 1: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.runId = v;
                                else
                                    delete m.runId;
                                continue;
                            }
                        case 2: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.suite = v;
                                else
                                    delete m.suite;
                                continue;
                            }
                        }
                        r.skipType(u, q, t);
                        if (!r.discardUnknown) {
                            $util.makeProp(m, "$unknowns", false);
                            (m.$unknowns || (m.$unknowns = [])).push(r.raw(s, r.pos));
                        }
                    }
                    if (l !== $undefined) {
                        if (r.pos !== c)
                            throw $RangeError("index out of range");
                        r.len = l;
                    }
                    if (z !== $undefined)
                        throw $Error("missing end group");
                    return m;
                };

                return SuiteReady;
            })();

            v1.GrantLease = (function() {

                const GrantLease = function (p) {
                    this.fileKeys = [];
                    if (p)
                        for (var ks = $Object.keys(p), i = 0; i < ks.length; ++i)
                            if (p[ks[i]] != null && ks[i] !== "__proto__")
                                this[ks[i]] = p[ks[i]];
                };

                GrantLease.prototype.runId = "";
                GrantLease.prototype.suite = "";
                GrantLease.prototype.leaseId = "";
                GrantLease.prototype.unitId = "";
                GrantLease.prototype.slot = 0;
                GrantLease.prototype.fileKeys = $util.emptyArray;
                GrantLease.prototype.slice = null;
                GrantLease.prototype.attempt = 0;
                GrantLease.prototype.timeoutMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                GrantLease.encode = function (m, w, q) {
                    if (!w)
                        w = $Writer.create();
                    if (q === $undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (m.runId != null && $Object.hasOwnProperty.call(m, "runId") && m.runId !== "")
                        w.uint32(10).string(m.runId);
                    if (m.suite != null && $Object.hasOwnProperty.call(m, "suite") && m.suite !== "")
                        w.uint32(18).string(m.suite);
                    if (m.leaseId != null && $Object.hasOwnProperty.call(m, "leaseId") && m.leaseId !== "")
                        w.uint32(26).string(m.leaseId);
                    if (m.unitId != null && $Object.hasOwnProperty.call(m, "unitId") && m.unitId !== "")
                        w.uint32(34).string(m.unitId);
                    if (m.slot != null && $Object.hasOwnProperty.call(m, "slot") && m.slot !== 0)
                        w.uint32(40).uint32(m.slot);
                    if (m.fileKeys != null && m.fileKeys.length) {
                        for (var i = 0; i < m.fileKeys.length; ++i)
                            w.uint32(50).string(m.fileKeys[i]);
                    }
                    if (m.slice != null && $Object.hasOwnProperty.call(m, "slice"))
                        $root.shardrun.agent.v1.Slice.encode(m.slice, w.uint32(58).fork(), q + 1).ldelim();
                    if (m.attempt != null && $Object.hasOwnProperty.call(m, "attempt") && m.attempt !== 0)
                        w.uint32(64).uint32(m.attempt);
                    if (m.timeoutMs != null && $Object.hasOwnProperty.call(m, "timeoutMs") && (typeof m.timeoutMs === "object" ? m.timeoutMs.low || m.timeoutMs.high : m.timeoutMs !== 0))
                        w.uint32(72).uint64(m.timeoutMs);
                    if (m.$unknowns != null && $Object.hasOwnProperty.call(m, "$unknowns"))
                        for (var i = 0; i < m.$unknowns.length; ++i)
                            w.raw(m.$unknowns[i]);
                    return w;
                };

                GrantLease.decode = function (r, l, z, q, g) {
                    if (!(r instanceof $Reader))
                        r = $Reader.create(r);
                    if (q === $undefined)
                        q = 0;
                    if (q > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    var c, m, v;
                    if (l === $undefined)
                        c = r.len;
                    else {
                        c = r.pos + l;
                        if (c > r.len)
                            throw $RangeError("index out of range");
                        l = r.len;
                        r.len = c;
                    }
                    m = g || new $root.shardrun.agent.v1.GrantLease();
                    while (r.pos < c) {
                        var s = r.pos;
                        var t = r.tag();
                        if (t === z) {
                            z = $undefined;
                            break;
                        }
                        var u = t & 7;
                        switch (t >>>= 3) {
                        case 1: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.runId = v;
                                else
                                    delete m.runId;
                                continue;
                            }
                        case 2: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.suite = v;
                                else
                                    delete m.suite;
                                continue;
                            }
                        case 3: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.leaseId = v;
                                else
                                    delete m.leaseId;
                                continue;
                            }
                        case 4: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.unitId = v;
                                else
                                    delete m.unitId;
                                continue;
                            }
                        case 5: {
                                if (u !== 0)
                                    break;
                                if (v = r.uint32())
                                    m.slot = v;
                                else
                                    delete m.slot;
                                continue;
                            }
                        case 6: {
                                if (u !== 2)
                                    break;
                                if (!(m.fileKeys && m.fileKeys.length))
                                    m.fileKeys = [];
                                m.fileKeys.push(r.stringVerify());
                                continue;
                            }
                        case 7: {
                                if (u !== 2)
                                    break;
                                m.slice = $root.shardrun.agent.v1.Slice.decode(r, r.size(), $undefined, q + 1, m.slice);
                                continue;
                            }
                        case 8: {
                                if (u !== 0)
                                    break;
                                if (v = r.uint32())
                                    m.attempt = v;
                                else
                                    delete m.attempt;
                                continue;
                            }
                        case 9: {
                                if (u !== 0)
                                    break;
                                if (typeof (v = r.uint64()) === "object" ? v.low || v.high : v !== 0)
                                    m.timeoutMs = v;
                                else
                                    delete m.timeoutMs;
                                continue;
                            }
                        }
                        r.skipType(u, q, t);
                        if (!r.discardUnknown) {
                            $util.makeProp(m, "$unknowns", false);
                            (m.$unknowns || (m.$unknowns = [])).push(r.raw(s, r.pos));
                        }
                    }
                    if (l !== $undefined) {
                        if (r.pos !== c)
                            throw $RangeError("index out of range");
                        r.len = l;
                    }
                    if (z !== $undefined)
                        throw $Error("missing end group");
                    return m;
                };

                return GrantLease;
            })();

            v1.Slice = (function() {

                const Slice = function (p) {
                    this.titlePaths = [];
                    if (p)
                        for (var ks = $Object.keys(p), i = 0; i < ks.length; ++i)
                            if (p[ks[i]] != null && ks[i] !== "__proto__")
                                this[ks[i]] = p[ks[i]];
                };

                Slice.prototype.kind = 0;
                Slice.prototype.titlePaths = $util.emptyArray;

                Slice.encode = function (m, w, q) {
                    if (!w)
                        w = $Writer.create();
                    if (q === $undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (m.kind != null && $Object.hasOwnProperty.call(m, "kind") && m.kind !== 0)
                        w.uint32(8).int32(m.kind);
                    if (m.titlePaths != null && m.titlePaths.length) {
                        for (var i = 0; i < m.titlePaths.length; ++i)
                            $root.shardrun.agent.v1.TitlePath.encode(m.titlePaths[i], w.uint32(18).fork(), q + 1).ldelim();
                    }
                    if (m.$unknowns != null && $Object.hasOwnProperty.call(m, "$unknowns"))
                        for (var i = 0; i < m.$unknowns.length; ++i)
                            w.raw(m.$unknowns[i]);
                    return w;
                };

                Slice.decode = function (r, l, z, q, g) {
                    if (!(r instanceof $Reader))
                        r = $Reader.create(r);
                    if (q === $undefined)
                        q = 0;
                    if (q > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    var c, m, v;
                    if (l === $undefined)
                        c = r.len;
                    else {
                        c = r.pos + l;
                        if (c > r.len)
                            throw $RangeError("index out of range");
                        l = r.len;
                        r.len = c;
                    }
                    m = g || new $root.shardrun.agent.v1.Slice();
                    while (r.pos < c) {
                        var s = r.pos;
                        var t = r.tag();
                        if (t === z) {
                            z = $undefined;
                            break;
                        }
                        var u = t & 7;
                        switch (t >>>= 3) {
                        case 1: {
                                if (u !== 0)
                                    break;
                                if (v = r.int32())
                                    m.kind = v;
                                else
                                    delete m.kind;
                                continue;
                            }
                        case 2: {
                                if (u !== 2)
                                    break;
                                if (!(m.titlePaths && m.titlePaths.length))
                                    m.titlePaths = [];
                                m.titlePaths.push($root.shardrun.agent.v1.TitlePath.decode(r, r.size(), $undefined, q + 1));
                                continue;
                            }
                        }
                        r.skipType(u, q, t);
                        if (!r.discardUnknown) {
                            $util.makeProp(m, "$unknowns", false);
                            (m.$unknowns || (m.$unknowns = [])).push(r.raw(s, r.pos));
                        }
                    }
                    if (l !== $undefined) {
                        if (r.pos !== c)
                            throw $RangeError("index out of range");
                        r.len = l;
                    }
                    if (z !== $undefined)
                        throw $Error("missing end group");
                    return m;
                };

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

                const TitlePath = function (p) {
                    this.titles = [];
                    if (p)
                        for (var ks = $Object.keys(p), i = 0; i < ks.length; ++i)
                            if (p[ks[i]] != null && ks[i] !== "__proto__")
                                this[ks[i]] = p[ks[i]];
                };

                TitlePath.prototype.titles = $util.emptyArray;

                TitlePath.encode = function (m, w, q) {
                    if (!w)
                        w = $Writer.create();
                    if (q === $undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (m.titles != null && m.titles.length) {
                        for (var i = 0; i < m.titles.length; ++i)
                            w.uint32(10).string(m.titles[i]);
                    }
                    if (m.$unknowns != null && $Object.hasOwnProperty.call(m, "$unknowns"))
                        for (var i = 0; i < m.$unknowns.length; ++i)
                            w.raw(m.$unknowns[i]);
                    return w;
                };

                TitlePath.decode = function (r, l, z, q, g) {
                    if (!(r instanceof $Reader))
                        r = $Reader.create(r);
                    if (q === $undefined)
                        q = 0;
                    if (q > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    var c, m;
                    if (l === $undefined)
                        c = r.len;
                    else {
                        c = r.pos + l;
                        if (c > r.len)
                            throw $RangeError("index out of range");
                        l = r.len;
                        r.len = c;
                    }
                    m = g || new $root.shardrun.agent.v1.TitlePath();
                    while (r.pos < c) {
                        var s = r.pos;
                        var t = r.tag();
                        if (t === z) {
                            z = $undefined;
                            break;
                        }
                        var u = t & 7;
                        switch (t >>>= 3) {
                        case 1: {
                                if (u !== 2)
                                    break;
                                if (!(m.titles && m.titles.length))
                                    m.titles = [];
                                m.titles.push(r.stringVerify());
                                continue;
                            }
                        }
                        r.skipType(u, q, t);
                        if (!r.discardUnknown) {
                            $util.makeProp(m, "$unknowns", false);
                            (m.$unknowns || (m.$unknowns = [])).push(r.raw(s, r.pos));
                        }
                    }
                    if (l !== $undefined) {
                        if (r.pos !== c)
                            throw $RangeError("index out of range");
                        r.len = l;
                    }
                    if (z !== $undefined)
                        throw $Error("missing end group");
                    return m;
                };

                return TitlePath;
            })();

            v1.RecallLease = (function() {

                const RecallLease = function (p) {
                    this.leaseIds = [];
                    if (p)
                        for (var ks = $Object.keys(p), i = 0; i < ks.length; ++i)
                            if (p[ks[i]] != null && ks[i] !== "__proto__")
                                this[ks[i]] = p[ks[i]];
                };

                RecallLease.prototype.leaseIds = $util.emptyArray;

                RecallLease.encode = function (m, w, q) {
                    if (!w)
                        w = $Writer.create();
                    if (q === $undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (m.leaseIds != null && m.leaseIds.length) {
                        for (var i = 0; i < m.leaseIds.length; ++i)
                            w.uint32(10).string(m.leaseIds[i]);
                    }
                    if (m.$unknowns != null && $Object.hasOwnProperty.call(m, "$unknowns"))
                        for (var i = 0; i < m.$unknowns.length; ++i)
                            w.raw(m.$unknowns[i]);
                    return w;
                };

                RecallLease.decode = function (r, l, z, q, g) {
                    if (!(r instanceof $Reader))
                        r = $Reader.create(r);
                    if (q === $undefined)
                        q = 0;
                    if (q > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    var c, m;
                    if (l === $undefined)
                        c = r.len;
                    else {
                        c = r.pos + l;
                        if (c > r.len)
                            throw $RangeError("index out of range");
                        l = r.len;
                        r.len = c;
                    }
                    m = g || new $root.shardrun.agent.v1.RecallLease();
                    while (r.pos < c) {
                        var s = r.pos;
                        var t = r.tag();
                        if (t === z) {
                            z = $undefined;
                            break;
                        }
                        var u = t & 7;
                        switch (t >>>= 3) {
                        case 1: {
                                if (u !== 2)
                                    break;
                                if (!(m.leaseIds && m.leaseIds.length))
                                    m.leaseIds = [];
                                m.leaseIds.push(r.stringVerify());
                                continue;
                            }
                        }
                        r.skipType(u, q, t);
                        if (!r.discardUnknown) {
                            $util.makeProp(m, "$unknowns", false);
                            (m.$unknowns || (m.$unknowns = [])).push(r.raw(s, r.pos));
                        }
                    }
                    if (l !== $undefined) {
                        if (r.pos !== c)
                            throw $RangeError("index out of range");
                        r.len = l;
                    }
                    if (z !== $undefined)
                        throw $Error("missing end group");
                    return m;
                };

                return RecallLease;
            })();

            v1.LeaseReturned = (function() {

                const LeaseReturned = function (p) {
                    if (p)
                        for (var ks = $Object.keys(p), i = 0; i < ks.length; ++i)
                            if (p[ks[i]] != null && ks[i] !== "__proto__")
                                this[ks[i]] = p[ks[i]];
                };

                LeaseReturned.prototype.leaseId = "";
                LeaseReturned.prototype.wasStarted = false;

                LeaseReturned.encode = function (m, w, q) {
                    if (!w)
                        w = $Writer.create();
                    if (q === $undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (m.leaseId != null && $Object.hasOwnProperty.call(m, "leaseId") && m.leaseId !== "")
                        w.uint32(10).string(m.leaseId);
                    if (m.wasStarted != null && $Object.hasOwnProperty.call(m, "wasStarted") && m.wasStarted !== false)
                        w.uint32(16).bool(m.wasStarted);
                    if (m.$unknowns != null && $Object.hasOwnProperty.call(m, "$unknowns"))
                        for (var i = 0; i < m.$unknowns.length; ++i)
                            w.raw(m.$unknowns[i]);
                    return w;
                };

                LeaseReturned.decode = function (r, l, z, q, g) {
                    if (!(r instanceof $Reader))
                        r = $Reader.create(r);
                    if (q === $undefined)
                        q = 0;
                    if (q > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    var c, m, v;
                    if (l === $undefined)
                        c = r.len;
                    else {
                        c = r.pos + l;
                        if (c > r.len)
                            throw $RangeError("index out of range");
                        l = r.len;
                        r.len = c;
                    }
                    m = g || new $root.shardrun.agent.v1.LeaseReturned();
                    while (r.pos < c) {
                        var s = r.pos;
                        var t = r.tag();
                        if (t === z) {
                            z = $undefined;
                            break;
                        }
                        var u = t & 7;
                        switch (t >>>= 3) {
                        case 1: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.leaseId = v;
                                else
                                    delete m.leaseId;
                                continue;
                            }
                        case 2: {
                                if (u !== 0)
                                    break;
                                if (v = r.bool())
                                    m.wasStarted = v;
                                else
                                    delete m.wasStarted;
                                continue;
                            }
                        }
                        r.skipType(u, q, t);
                        if (!r.discardUnknown) {
                            $util.makeProp(m, "$unknowns", false);
                            (m.$unknowns || (m.$unknowns = [])).push(r.raw(s, r.pos));
                        }
                    }
                    if (l !== $undefined) {
                        if (r.pos !== c)
                            throw $RangeError("index out of range");
                        r.len = l;
                    }
                    if (z !== $undefined)
                        throw $Error("missing end group");
                    return m;
                };

                return LeaseReturned;
            })();

            v1.CancelLease = (function() {

                const CancelLease = function (p) {
                    if (p)
                        for (var ks = $Object.keys(p), i = 0; i < ks.length; ++i)
                            if (p[ks[i]] != null && ks[i] !== "__proto__")
                                this[ks[i]] = p[ks[i]];
                };

                CancelLease.prototype.leaseId = "";
                CancelLease.prototype.reason = "";

                CancelLease.encode = function (m, w, q) {
                    if (!w)
                        w = $Writer.create();
                    if (q === $undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (m.leaseId != null && $Object.hasOwnProperty.call(m, "leaseId") && m.leaseId !== "")
                        w.uint32(10).string(m.leaseId);
                    if (m.reason != null && $Object.hasOwnProperty.call(m, "reason") && m.reason !== "")
                        w.uint32(18).string(m.reason);
                    if (m.$unknowns != null && $Object.hasOwnProperty.call(m, "$unknowns"))
                        for (var i = 0; i < m.$unknowns.length; ++i)
                            w.raw(m.$unknowns[i]);
                    return w;
                };

                CancelLease.decode = function (r, l, z, q, g) {
                    if (!(r instanceof $Reader))
                        r = $Reader.create(r);
                    if (q === $undefined)
                        q = 0;
                    if (q > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    var c, m, v;
                    if (l === $undefined)
                        c = r.len;
                    else {
                        c = r.pos + l;
                        if (c > r.len)
                            throw $RangeError("index out of range");
                        l = r.len;
                        r.len = c;
                    }
                    m = g || new $root.shardrun.agent.v1.CancelLease();
                    while (r.pos < c) {
                        var s = r.pos;
                        var t = r.tag();
                        if (t === z) {
                            z = $undefined;
                            break;
                        }
                        var u = t & 7;
                        switch (t >>>= 3) {
                        case 1: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.leaseId = v;
                                else
                                    delete m.leaseId;
                                continue;
                            }
                        case 2: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.reason = v;
                                else
                                    delete m.reason;
                                continue;
                            }
                        }
                        r.skipType(u, q, t);
                        if (!r.discardUnknown) {
                            $util.makeProp(m, "$unknowns", false);
                            (m.$unknowns || (m.$unknowns = [])).push(r.raw(s, r.pos));
                        }
                    }
                    if (l !== $undefined) {
                        if (r.pos !== c)
                            throw $RangeError("index out of range");
                        r.len = l;
                    }
                    if (z !== $undefined)
                        throw $Error("missing end group");
                    return m;
                };

                return CancelLease;
            })();

            v1.CloseSuite = (function() {

                const CloseSuite = function (p) {
                    if (p)
                        for (var ks = $Object.keys(p), i = 0; i < ks.length; ++i)
                            if (p[ks[i]] != null && ks[i] !== "__proto__")
                                this[ks[i]] = p[ks[i]];
                };

                CloseSuite.prototype.runId = "";
                CloseSuite.prototype.suite = "";

                CloseSuite.encode = function (m, w, q) {
                    if (!w)
                        w = $Writer.create();
                    if (q === $undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (m.runId != null && $Object.hasOwnProperty.call(m, "runId") && m.runId !== "")
                        w.uint32(10).string(m.runId);
                    if (m.suite != null && $Object.hasOwnProperty.call(m, "suite") && m.suite !== "")
                        w.uint32(18).string(m.suite);
                    if (m.$unknowns != null && $Object.hasOwnProperty.call(m, "$unknowns"))
                        for (var i = 0; i < m.$unknowns.length; ++i)
                            w.raw(m.$unknowns[i]);
                    return w;
                };

                CloseSuite.decode = function (r, l, z, q, g) {
                    if (!(r instanceof $Reader))
                        r = $Reader.create(r);
                    if (q === $undefined)
                        q = 0;
                    if (q > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    var c, m, v;
                    if (l === $undefined)
                        c = r.len;
                    else {
                        c = r.pos + l;
                        if (c > r.len)
                            throw $RangeError("index out of range");
                        l = r.len;
                        r.len = c;
                    }
                    m = g || new $root.shardrun.agent.v1.CloseSuite();
                    while (r.pos < c) {
                        var s = r.pos;
                        var t = r.tag();
                        if (t === z) {
                            z = $undefined;
                            break;
                        }
                        var u = t & 7;
                        switch (t >>>= 3) {
                        case 1: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.runId = v;
                                else
                                    delete m.runId;
                                continue;
                            }
                        case 2: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.suite = v;
                                else
                                    delete m.suite;
                                continue;
                            }
                        }
                        r.skipType(u, q, t);
                        if (!r.discardUnknown) {
                            $util.makeProp(m, "$unknowns", false);
                            (m.$unknowns || (m.$unknowns = [])).push(r.raw(s, r.pos));
                        }
                    }
                    if (l !== $undefined) {
                        if (r.pos !== c)
                            throw $RangeError("index out of range");
                        r.len = l;
                    }
                    if (z !== $undefined)
                        throw $Error("missing end group");
                    return m;
                };

                return CloseSuite;
            })();

            v1.SuiteClosed = (function() {

                const SuiteClosed = function (p) {
                    this.errors = [];
                    this.notices = [];
                    if (p)
                        for (var ks = $Object.keys(p), i = 0; i < ks.length; ++i)
                            if (p[ks[i]] != null && ks[i] !== "__proto__")
                                this[ks[i]] = p[ks[i]];
                };

                SuiteClosed.prototype.runId = "";
                SuiteClosed.prototype.suite = "";
                SuiteClosed.prototype.errors = $util.emptyArray;
                SuiteClosed.prototype.notices = $util.emptyArray;

                SuiteClosed.encode = function (m, w, q) {
                    if (!w)
                        w = $Writer.create();
                    if (q === $undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (m.runId != null && $Object.hasOwnProperty.call(m, "runId") && m.runId !== "")
                        w.uint32(10).string(m.runId);
                    if (m.suite != null && $Object.hasOwnProperty.call(m, "suite") && m.suite !== "")
                        w.uint32(18).string(m.suite);
                    if (m.errors != null && m.errors.length) {
                        for (var i = 0; i < m.errors.length; ++i)
                            $root.shardrun.agent.v1.RunError.encode(m.errors[i], w.uint32(26).fork(), q + 1).ldelim();
                    }
                    if (m.notices != null && m.notices.length) {
                        for (var i = 0; i < m.notices.length; ++i)
                            w.uint32(34).string(m.notices[i]);
                    }
                    if (m.$unknowns != null && $Object.hasOwnProperty.call(m, "$unknowns"))
                        for (var i = 0; i < m.$unknowns.length; ++i)
                            w.raw(m.$unknowns[i]);
                    return w;
                };

                SuiteClosed.decode = function (r, l, z, q, g) {
                    if (!(r instanceof $Reader))
                        r = $Reader.create(r);
                    if (q === $undefined)
                        q = 0;
                    if (q > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    var c, m, v;
                    if (l === $undefined)
                        c = r.len;
                    else {
                        c = r.pos + l;
                        if (c > r.len)
                            throw $RangeError("index out of range");
                        l = r.len;
                        r.len = c;
                    }
                    m = g || new $root.shardrun.agent.v1.SuiteClosed();
                    while (r.pos < c) {
                        var s = r.pos;
                        var t = r.tag();
                        if (t === z) {
                            z = $undefined;
                            break;
                        }
                        var u = t & 7;
                        switch (t >>>= 3) {
                        case 1: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.runId = v;
                                else
                                    delete m.runId;
                                continue;
                            }
                        case 2: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.suite = v;
                                else
                                    delete m.suite;
                                continue;
                            }
                        case 3: {
                                if (u !== 2)
                                    break;
                                if (!(m.errors && m.errors.length))
                                    m.errors = [];
                                m.errors.push($root.shardrun.agent.v1.RunError.decode(r, r.size(), $undefined, q + 1));
                                continue;
                            }
                        case 4: {
                                if (u !== 2)
                                    break;
                                if (!(m.notices && m.notices.length))
                                    m.notices = [];
                                m.notices.push(r.stringVerify());
                                continue;
                            }
                        }
                        r.skipType(u, q, t);
                        if (!r.discardUnknown) {
                            $util.makeProp(m, "$unknowns", false);
                            (m.$unknowns || (m.$unknowns = [])).push(r.raw(s, r.pos));
                        }
                    }
                    if (l !== $undefined) {
                        if (r.pos !== c)
                            throw $RangeError("index out of range");
                        r.len = l;
                    }
                    if (z !== $undefined)
                        throw $Error("missing end group");
                    return m;
                };

                return SuiteClosed;
            })();

            v1.DrainAgent = (function() {

                const DrainAgent = function (p) {
                    if (p)
                        for (var ks = $Object.keys(p), i = 0; i < ks.length; ++i)
                            if (p[ks[i]] != null && ks[i] !== "__proto__")
                                this[ks[i]] = p[ks[i]];
                };

                DrainAgent.prototype.reason = "";

                DrainAgent.encode = function (m, w, q) {
                    if (!w)
                        w = $Writer.create();
                    if (q === $undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (m.reason != null && $Object.hasOwnProperty.call(m, "reason") && m.reason !== "")
                        w.uint32(10).string(m.reason);
                    if (m.$unknowns != null && $Object.hasOwnProperty.call(m, "$unknowns"))
                        for (var i = 0; i < m.$unknowns.length; ++i)
                            w.raw(m.$unknowns[i]);
                    return w;
                };

                DrainAgent.decode = function (r, l, z, q, g) {
                    if (!(r instanceof $Reader))
                        r = $Reader.create(r);
                    if (q === $undefined)
                        q = 0;
                    if (q > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    var c, m, v;
                    if (l === $undefined)
                        c = r.len;
                    else {
                        c = r.pos + l;
                        if (c > r.len)
                            throw $RangeError("index out of range");
                        l = r.len;
                        r.len = c;
                    }
                    m = g || new $root.shardrun.agent.v1.DrainAgent();
                    while (r.pos < c) {
                        var s = r.pos;
                        var t = r.tag();
                        if (t === z) {
                            z = $undefined;
                            break;
                        }
                        var u = t & 7;
                        switch (t >>>= 3) {
                        case 1: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.reason = v;
                                else
                                    delete m.reason;
                                continue;
                            }
                        }
                        r.skipType(u, q, t);
                        if (!r.discardUnknown) {
                            $util.makeProp(m, "$unknowns", false);
                            (m.$unknowns || (m.$unknowns = [])).push(r.raw(s, r.pos));
                        }
                    }
                    if (l !== $undefined) {
                        if (r.pos !== c)
                            throw $RangeError("index out of range");
                        r.len = l;
                    }
                    if (z !== $undefined)
                        throw $Error("missing end group");
                    return m;
                };

                return DrainAgent;
            })();

            v1.Draining = (function() {

                const Draining = function (p) {
                    if (p)
                        for (var ks = $Object.keys(p), i = 0; i < ks.length; ++i)
                            if (p[ks[i]] != null && ks[i] !== "__proto__")
                                this[ks[i]] = p[ks[i]];
                };

                Draining.prototype.reason = "";

                Draining.encode = function (m, w, q) {
                    if (!w)
                        w = $Writer.create();
                    if (q === $undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (m.reason != null && $Object.hasOwnProperty.call(m, "reason") && m.reason !== "")
                        w.uint32(10).string(m.reason);
                    if (m.$unknowns != null && $Object.hasOwnProperty.call(m, "$unknowns"))
                        for (var i = 0; i < m.$unknowns.length; ++i)
                            w.raw(m.$unknowns[i]);
                    return w;
                };

                Draining.decode = function (r, l, z, q, g) {
                    if (!(r instanceof $Reader))
                        r = $Reader.create(r);
                    if (q === $undefined)
                        q = 0;
                    if (q > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    var c, m, v;
                    if (l === $undefined)
                        c = r.len;
                    else {
                        c = r.pos + l;
                        if (c > r.len)
                            throw $RangeError("index out of range");
                        l = r.len;
                        r.len = c;
                    }
                    m = g || new $root.shardrun.agent.v1.Draining();
                    while (r.pos < c) {
                        var s = r.pos;
                        var t = r.tag();
                        if (t === z) {
                            z = $undefined;
                            break;
                        }
                        var u = t & 7;
                        switch (t >>>= 3) {
                        case 1: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.reason = v;
                                else
                                    delete m.reason;
                                continue;
                            }
                        }
                        r.skipType(u, q, t);
                        if (!r.discardUnknown) {
                            $util.makeProp(m, "$unknowns", false);
                            (m.$unknowns || (m.$unknowns = [])).push(r.raw(s, r.pos));
                        }
                    }
                    if (l !== $undefined) {
                        if (r.pos !== c)
                            throw $RangeError("index out of range");
                        r.len = l;
                    }
                    if (z !== $undefined)
                        throw $Error("missing end group");
                    return m;
                };

                return Draining;
            })();

            v1.UnitReport = (function() {

                const UnitReport = function (p) {
                    this.events = [];
                    if (p)
                        for (var ks = $Object.keys(p), i = 0; i < ks.length; ++i)
                            if (p[ks[i]] != null && ks[i] !== "__proto__")
                                this[ks[i]] = p[ks[i]];
                };

                UnitReport.prototype.runId = "";
                UnitReport.prototype.leaseId = "";
                UnitReport.prototype.sequence = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
                UnitReport.prototype.events = $util.emptyArray;

                UnitReport.encode = function (m, w, q) {
                    if (!w)
                        w = $Writer.create();
                    if (q === $undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (m.runId != null && $Object.hasOwnProperty.call(m, "runId") && m.runId !== "")
                        w.uint32(10).string(m.runId);
                    if (m.leaseId != null && $Object.hasOwnProperty.call(m, "leaseId") && m.leaseId !== "")
                        w.uint32(18).string(m.leaseId);
                    if (m.sequence != null && $Object.hasOwnProperty.call(m, "sequence") && (typeof m.sequence === "object" ? m.sequence.low || m.sequence.high : m.sequence !== 0))
                        w.uint32(24).uint64(m.sequence);
                    if (m.events != null && m.events.length) {
                        for (var i = 0; i < m.events.length; ++i)
                            $root.shardrun.agent.v1.UnitEvent.encode(m.events[i], w.uint32(34).fork(), q + 1).ldelim();
                    }
                    if (m.$unknowns != null && $Object.hasOwnProperty.call(m, "$unknowns"))
                        for (var i = 0; i < m.$unknowns.length; ++i)
                            w.raw(m.$unknowns[i]);
                    return w;
                };

                UnitReport.decode = function (r, l, z, q, g) {
                    if (!(r instanceof $Reader))
                        r = $Reader.create(r);
                    if (q === $undefined)
                        q = 0;
                    if (q > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    var c, m, v;
                    if (l === $undefined)
                        c = r.len;
                    else {
                        c = r.pos + l;
                        if (c > r.len)
                            throw $RangeError("index out of range");
                        l = r.len;
                        r.len = c;
                    }
                    m = g || new $root.shardrun.agent.v1.UnitReport();
                    while (r.pos < c) {
                        var s = r.pos;
                        var t = r.tag();
                        if (t === z) {
                            z = $undefined;
                            break;
                        }
                        var u = t & 7;
                        switch (t >>>= 3) {
                        case 1: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.runId = v;
                                else
                                    delete m.runId;
                                continue;
                            }
                        case 2: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.leaseId = v;
                                else
                                    delete m.leaseId;
                                continue;
                            }
                        case 3: {
                                if (u !== 0)
                                    break;
                                if (typeof (v = r.uint64()) === "object" ? v.low || v.high : v !== 0)
                                    m.sequence = v;
                                else
                                    delete m.sequence;
                                continue;
                            }
                        case 4: {
                                if (u !== 2)
                                    break;
                                if (!(m.events && m.events.length))
                                    m.events = [];
                                m.events.push($root.shardrun.agent.v1.UnitEvent.decode(r, r.size(), $undefined, q + 1));
                                continue;
                            }
                        }
                        r.skipType(u, q, t);
                        if (!r.discardUnknown) {
                            $util.makeProp(m, "$unknowns", false);
                            (m.$unknowns || (m.$unknowns = [])).push(r.raw(s, r.pos));
                        }
                    }
                    if (l !== $undefined) {
                        if (r.pos !== c)
                            throw $RangeError("index out of range");
                        r.len = l;
                    }
                    if (z !== $undefined)
                        throw $Error("missing end group");
                    return m;
                };

                return UnitReport;
            })();

            v1.ReportAck = (function() {

                const ReportAck = function (p) {
                    if (p)
                        for (var ks = $Object.keys(p), i = 0; i < ks.length; ++i)
                            if (p[ks[i]] != null && ks[i] !== "__proto__")
                                this[ks[i]] = p[ks[i]];
                };

                ReportAck.prototype.leaseId = "";
                ReportAck.prototype.sequence = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
                ReportAck.prototype.isFenced = false;

                ReportAck.encode = function (m, w, q) {
                    if (!w)
                        w = $Writer.create();
                    if (q === $undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (m.leaseId != null && $Object.hasOwnProperty.call(m, "leaseId") && m.leaseId !== "")
                        w.uint32(10).string(m.leaseId);
                    if (m.sequence != null && $Object.hasOwnProperty.call(m, "sequence") && (typeof m.sequence === "object" ? m.sequence.low || m.sequence.high : m.sequence !== 0))
                        w.uint32(16).uint64(m.sequence);
                    if (m.isFenced != null && $Object.hasOwnProperty.call(m, "isFenced") && m.isFenced !== false)
                        w.uint32(24).bool(m.isFenced);
                    if (m.$unknowns != null && $Object.hasOwnProperty.call(m, "$unknowns"))
                        for (var i = 0; i < m.$unknowns.length; ++i)
                            w.raw(m.$unknowns[i]);
                    return w;
                };

                ReportAck.decode = function (r, l, z, q, g) {
                    if (!(r instanceof $Reader))
                        r = $Reader.create(r);
                    if (q === $undefined)
                        q = 0;
                    if (q > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    var c, m, v;
                    if (l === $undefined)
                        c = r.len;
                    else {
                        c = r.pos + l;
                        if (c > r.len)
                            throw $RangeError("index out of range");
                        l = r.len;
                        r.len = c;
                    }
                    m = g || new $root.shardrun.agent.v1.ReportAck();
                    while (r.pos < c) {
                        var s = r.pos;
                        var t = r.tag();
                        if (t === z) {
                            z = $undefined;
                            break;
                        }
                        var u = t & 7;
                        switch (t >>>= 3) {
                        case 1: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.leaseId = v;
                                else
                                    delete m.leaseId;
                                continue;
                            }
                        case 2: {
                                if (u !== 0)
                                    break;
                                if (typeof (v = r.uint64()) === "object" ? v.low || v.high : v !== 0)
                                    m.sequence = v;
                                else
                                    delete m.sequence;
                                continue;
                            }
                        case 3: {
                                if (u !== 0)
                                    break;
                                if (v = r.bool())
                                    m.isFenced = v;
                                else
                                    delete m.isFenced;
                                continue;
                            }
                        }
                        r.skipType(u, q, t);
                        if (!r.discardUnknown) {
                            $util.makeProp(m, "$unknowns", false);
                            (m.$unknowns || (m.$unknowns = [])).push(r.raw(s, r.pos));
                        }
                    }
                    if (l !== $undefined) {
                        if (r.pos !== c)
                            throw $RangeError("index out of range");
                        r.len = l;
                    }
                    if (z !== $undefined)
                        throw $Error("missing end group");
                    return m;
                };

                return ReportAck;
            })();

            v1.UnitEvent = (function() {

                const UnitEvent = function (p) {
                    if (p)
                        for (var ks = $Object.keys(p), i = 0; i < ks.length; ++i)
                            if (p[ks[i]] != null && ks[i] !== "__proto__")
                                this[ks[i]] = p[ks[i]];
                };

                UnitEvent.prototype.atMs = 0;
                UnitEvent.prototype.started = null;
                UnitEvent.prototype.collected = null;
                UnitEvent.prototype.caseStarted = null;
                UnitEvent.prototype.caseEnded = null;
                UnitEvent.prototype.log = null;
                UnitEvent.prototype.error = null;
                UnitEvent.prototype.fileEnded = null;
                UnitEvent.prototype.ended = null;
                UnitEvent.prototype.artifact = null;

                let $oneOfFields;

                $Object.defineProperty(UnitEvent.prototype, "event", {
                    get: $util.oneOfGetter($oneOfFields = ["started", "collected", "caseStarted", "caseEnded", "log", "error", "fileEnded", "ended", "artifact"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                UnitEvent.encode = function (m, w, q) {
                    if (!w)
                        w = $Writer.create();
                    if (q === $undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (m.atMs != null && $Object.hasOwnProperty.call(m, "atMs") && !$Object.is(m.atMs, 0))
                        w.uint32(9).double(m.atMs);
                    if (m.started != null && $Object.hasOwnProperty.call(m, "started"))
                        $root.shardrun.agent.v1.UnitStarted.encode(m.started, w.uint32(18).fork(), q + 1).ldelim();
                    if (m.collected != null && $Object.hasOwnProperty.call(m, "collected"))
                        $root.shardrun.agent.v1.Collected.encode(m.collected, w.uint32(26).fork(), q + 1).ldelim();
                    if (m.caseStarted != null && $Object.hasOwnProperty.call(m, "caseStarted"))
                        $root.shardrun.agent.v1.CaseStarted.encode(m.caseStarted, w.uint32(34).fork(), q + 1).ldelim();
                    if (m.caseEnded != null && $Object.hasOwnProperty.call(m, "caseEnded"))
                        $root.shardrun.agent.v1.CaseEnded.encode(m.caseEnded, w.uint32(42).fork(), q + 1).ldelim();
                    if (m.log != null && $Object.hasOwnProperty.call(m, "log"))
                        $root.shardrun.agent.v1.LogChunk.encode(m.log, w.uint32(50).fork(), q + 1).ldelim();
                    if (m.error != null && $Object.hasOwnProperty.call(m, "error"))
                        $root.shardrun.agent.v1.RunError.encode(m.error, w.uint32(58).fork(), q + 1).ldelim();
                    if (m.fileEnded != null && $Object.hasOwnProperty.call(m, "fileEnded"))
                        $root.shardrun.agent.v1.FileEnded.encode(m.fileEnded, w.uint32(66).fork(), q + 1).ldelim();
                    if (m.ended != null && $Object.hasOwnProperty.call(m, "ended"))
                        $root.shardrun.agent.v1.UnitEnded.encode(m.ended, w.uint32(74).fork(), q + 1).ldelim();
                    if (m.artifact != null && $Object.hasOwnProperty.call(m, "artifact"))
                        $root.shardrun.agent.v1.ArtifactKept.encode(m.artifact, w.uint32(82).fork(), q + 1).ldelim();
                    if (m.$unknowns != null && $Object.hasOwnProperty.call(m, "$unknowns"))
                        for (var i = 0; i < m.$unknowns.length; ++i)
                            w.raw(m.$unknowns[i]);
                    return w;
                };

                UnitEvent.decode = function (r, l, z, q, g) {
                    if (!(r instanceof $Reader))
                        r = $Reader.create(r);
                    if (q === $undefined)
                        q = 0;
                    if (q > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    var c, m, v;
                    if (l === $undefined)
                        c = r.len;
                    else {
                        c = r.pos + l;
                        if (c > r.len)
                            throw $RangeError("index out of range");
                        l = r.len;
                        r.len = c;
                    }
                    m = g || new $root.shardrun.agent.v1.UnitEvent();
                    while (r.pos < c) {
                        var s = r.pos;
                        var t = r.tag();
                        if (t === z) {
                            z = $undefined;
                            break;
                        }
                        var u = t & 7;
                        switch (t >>>= 3) {
                        case 1: {
                                if (u !== 1)
                                    break;
                                if (!$Object.is(v = r.double(), 0))
                                    m.atMs = v;
                                else
                                    delete m.atMs;
                                continue;
                            }
                        case 2: {
                                if (u !== 2)
                                    break;
                                m.started = $root.shardrun.agent.v1.UnitStarted.decode(r, r.size(), $undefined, q + 1, m.started);
                                m.event = "started";
                                continue;
                            }
                        case 3: {
                                if (u !== 2)
                                    break;
                                m.collected = $root.shardrun.agent.v1.Collected.decode(r, r.size(), $undefined, q + 1, m.collected);
                                m.event = "collected";
                                continue;
                            }
                        case 4: {
                                if (u !== 2)
                                    break;
                                m.caseStarted = $root.shardrun.agent.v1.CaseStarted.decode(r, r.size(), $undefined, q + 1, m.caseStarted);
                                m.event = "caseStarted";
                                continue;
                            }
                        case 5: {
                                if (u !== 2)
                                    break;
                                m.caseEnded = $root.shardrun.agent.v1.CaseEnded.decode(r, r.size(), $undefined, q + 1, m.caseEnded);
                                m.event = "caseEnded";
                                continue;
                            }
                        case 6: {
                                if (u !== 2)
                                    break;
                                m.log = $root.shardrun.agent.v1.LogChunk.decode(r, r.size(), $undefined, q + 1, m.log);
                                m.event = "log";
                                continue;
                            }
                        case 7: {
                                if (u !== 2)
                                    break;
                                m.error = $root.shardrun.agent.v1.RunError.decode(r, r.size(), $undefined, q + 1, m.error);
                                m.event = "error";
                                continue;
                            }
                        case 8: {
                                if (u !== 2)
                                    break;
                                m.fileEnded = $root.shardrun.agent.v1.FileEnded.decode(r, r.size(), $undefined, q + 1, m.fileEnded);
                                m.event = "fileEnded";
                                continue;
                            }
                        case 9: {
                                if (u !== 2)
                                    break;
                                m.ended = $root.shardrun.agent.v1.UnitEnded.decode(r, r.size(), $undefined, q + 1, m.ended);
                                m.event = "ended";
                                continue;
                            }
                        case 10: {
                                if (u !== 2)
                                    break;
                                m.artifact = $root.shardrun.agent.v1.ArtifactKept.decode(r, r.size(), $undefined, q + 1, m.artifact);
                                m.event = "artifact";
                                continue;
                            }
                        }
                        r.skipType(u, q, t);
                        if (!r.discardUnknown) {
                            $util.makeProp(m, "$unknowns", false);
                            (m.$unknowns || (m.$unknowns = [])).push(r.raw(s, r.pos));
                        }
                    }
                    if (l !== $undefined) {
                        if (r.pos !== c)
                            throw $RangeError("index out of range");
                        r.len = l;
                    }
                    if (z !== $undefined)
                        throw $Error("missing end group");
                    return m;
                };

                return UnitEvent;
            })();

            v1.ArtifactKept = (function() {

                const ArtifactKept = function (p) {
                    if (p)
                        for (var ks = $Object.keys(p), i = 0; i < ks.length; ++i)
                            if (p[ks[i]] != null && ks[i] !== "__proto__")
                                this[ks[i]] = p[ks[i]];
                };

                ArtifactKept.prototype.fileKey = "";
                ArtifactKept.prototype.caseNumber = 0;
                ArtifactKept.prototype.name = "";
                ArtifactKept.prototype.contentType = "";
                ArtifactKept.prototype.digest = "";
                ArtifactKept.prototype.bytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
                ArtifactKept.prototype.problem = "";

                ArtifactKept.encode = function (m, w, q) {
                    if (!w)
                        w = $Writer.create();
                    if (q === $undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (m.fileKey != null && $Object.hasOwnProperty.call(m, "fileKey") && m.fileKey !== "")
                        w.uint32(10).string(m.fileKey);
                    if (m.caseNumber != null && $Object.hasOwnProperty.call(m, "caseNumber") && m.caseNumber !== 0)
                        w.uint32(16).uint32(m.caseNumber);
                    if (m.name != null && $Object.hasOwnProperty.call(m, "name") && m.name !== "")
                        w.uint32(26).string(m.name);
                    if (m.contentType != null && $Object.hasOwnProperty.call(m, "contentType") && m.contentType !== "")
                        w.uint32(34).string(m.contentType);
                    if (m.digest != null && $Object.hasOwnProperty.call(m, "digest") && m.digest !== "")
                        w.uint32(42).string(m.digest);
                    if (m.bytes != null && $Object.hasOwnProperty.call(m, "bytes") && (typeof m.bytes === "object" ? m.bytes.low || m.bytes.high : m.bytes !== 0))
                        w.uint32(48).uint64(m.bytes);
                    if (m.problem != null && $Object.hasOwnProperty.call(m, "problem") && m.problem !== "")
                        w.uint32(58).string(m.problem);
                    if (m.$unknowns != null && $Object.hasOwnProperty.call(m, "$unknowns"))
                        for (var i = 0; i < m.$unknowns.length; ++i)
                            w.raw(m.$unknowns[i]);
                    return w;
                };

                ArtifactKept.decode = function (r, l, z, q, g) {
                    if (!(r instanceof $Reader))
                        r = $Reader.create(r);
                    if (q === $undefined)
                        q = 0;
                    if (q > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    var c, m, v;
                    if (l === $undefined)
                        c = r.len;
                    else {
                        c = r.pos + l;
                        if (c > r.len)
                            throw $RangeError("index out of range");
                        l = r.len;
                        r.len = c;
                    }
                    m = g || new $root.shardrun.agent.v1.ArtifactKept();
                    while (r.pos < c) {
                        var s = r.pos;
                        var t = r.tag();
                        if (t === z) {
                            z = $undefined;
                            break;
                        }
                        var u = t & 7;
                        switch (t >>>= 3) {
                        case 1: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.fileKey = v;
                                else
                                    delete m.fileKey;
                                continue;
                            }
                        case 2: {
                                if (u !== 0)
                                    break;
                                if (v = r.uint32())
                                    m.caseNumber = v;
                                else
                                    delete m.caseNumber;
                                continue;
                            }
                        case 3: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.name = v;
                                else
                                    delete m.name;
                                continue;
                            }
                        case 4: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.contentType = v;
                                else
                                    delete m.contentType;
                                continue;
                            }
                        case 5: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.digest = v;
                                else
                                    delete m.digest;
                                continue;
                            }
                        case 6: {
                                if (u !== 0)
                                    break;
                                if (typeof (v = r.uint64()) === "object" ? v.low || v.high : v !== 0)
                                    m.bytes = v;
                                else
                                    delete m.bytes;
                                continue;
                            }
                        case 7: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.problem = v;
                                else
                                    delete m.problem;
                                continue;
                            }
                        }
                        r.skipType(u, q, t);
                        if (!r.discardUnknown) {
                            $util.makeProp(m, "$unknowns", false);
                            (m.$unknowns || (m.$unknowns = [])).push(r.raw(s, r.pos));
                        }
                    }
                    if (l !== $undefined) {
                        if (r.pos !== c)
                            throw $RangeError("index out of range");
                        r.len = l;
                    }
                    if (z !== $undefined)
                        throw $Error("missing end group");
                    return m;
                };

                return ArtifactKept;
            })();

            v1.UnitStarted = (function() {

                const UnitStarted = function (p) {
                    if (p)
                        for (var ks = $Object.keys(p), i = 0; i < ks.length; ++i)
                            if (p[ks[i]] != null && ks[i] !== "__proto__")
                                this[ks[i]] = p[ks[i]];
                };

                UnitStarted.encode = function (m, w, q) {
                    if (!w)
                        w = $Writer.create();
                    if (q === $undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (m.$unknowns != null && $Object.hasOwnProperty.call(m, "$unknowns"))
                        for (var i = 0; i < m.$unknowns.length; ++i)
                            w.raw(m.$unknowns[i]);
                    return w;
                };

                UnitStarted.decode = function (r, l, z, q, g) {
                    if (!(r instanceof $Reader))
                        r = $Reader.create(r);
                    if (q === $undefined)
                        q = 0;
                    if (q > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    var c, m;
                    if (l === $undefined)
                        c = r.len;
                    else {
                        c = r.pos + l;
                        if (c > r.len)
                            throw $RangeError("index out of range");
                        l = r.len;
                        r.len = c;
                    }
                    m = g || new $root.shardrun.agent.v1.UnitStarted();
                    while (r.pos < c) {
                        var s = r.pos;
                        var t = r.tag();
                        if (t === z) {
                            z = $undefined;
                            break;
                        }
                        r.skipType(t & 7, q, t);
                        if (!r.discardUnknown) {
                            $util.makeProp(m, "$unknowns", false);
                            (m.$unknowns || (m.$unknowns = [])).push(r.raw(s, r.pos));
                        }
                    }
                    if (l !== $undefined) {
                        if (r.pos !== c)
                            throw $RangeError("index out of range");
                        r.len = l;
                    }
                    if (z !== $undefined)
                        throw $Error("missing end group");
                    return m;
                };

                return UnitStarted;
            })();

            v1.Collected = (function() {

                const Collected = function (p) {
                    this.cases = [];
                    if (p)
                        for (var ks = $Object.keys(p), i = 0; i < ks.length; ++i)
                            if (p[ks[i]] != null && ks[i] !== "__proto__")
                                this[ks[i]] = p[ks[i]];
                };

                Collected.prototype.fileKey = "";
                Collected.prototype.cases = $util.emptyArray;

                Collected.encode = function (m, w, q) {
                    if (!w)
                        w = $Writer.create();
                    if (q === $undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (m.fileKey != null && $Object.hasOwnProperty.call(m, "fileKey") && m.fileKey !== "")
                        w.uint32(10).string(m.fileKey);
                    if (m.cases != null && m.cases.length) {
                        for (var i = 0; i < m.cases.length; ++i)
                            $root.shardrun.agent.v1.CollectedCase.encode(m.cases[i], w.uint32(18).fork(), q + 1).ldelim();
                    }
                    if (m.$unknowns != null && $Object.hasOwnProperty.call(m, "$unknowns"))
                        for (var i = 0; i < m.$unknowns.length; ++i)
                            w.raw(m.$unknowns[i]);
                    return w;
                };

                Collected.decode = function (r, l, z, q, g) {
                    if (!(r instanceof $Reader))
                        r = $Reader.create(r);
                    if (q === $undefined)
                        q = 0;
                    if (q > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    var c, m, v;
                    if (l === $undefined)
                        c = r.len;
                    else {
                        c = r.pos + l;
                        if (c > r.len)
                            throw $RangeError("index out of range");
                        l = r.len;
                        r.len = c;
                    }
                    m = g || new $root.shardrun.agent.v1.Collected();
                    while (r.pos < c) {
                        var s = r.pos;
                        var t = r.tag();
                        if (t === z) {
                            z = $undefined;
                            break;
                        }
                        var u = t & 7;
                        switch (t >>>= 3) {
                        case 1: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.fileKey = v;
                                else
                                    delete m.fileKey;
                                continue;
                            }
                        case 2: {
                                if (u !== 2)
                                    break;
                                if (!(m.cases && m.cases.length))
                                    m.cases = [];
                                m.cases.push($root.shardrun.agent.v1.CollectedCase.decode(r, r.size(), $undefined, q + 1));
                                continue;
                            }
                        }
                        r.skipType(u, q, t);
                        if (!r.discardUnknown) {
                            $util.makeProp(m, "$unknowns", false);
                            (m.$unknowns || (m.$unknowns = [])).push(r.raw(s, r.pos));
                        }
                    }
                    if (l !== $undefined) {
                        if (r.pos !== c)
                            throw $RangeError("index out of range");
                        r.len = l;
                    }
                    if (z !== $undefined)
                        throw $Error("missing end group");
                    return m;
                };

                return Collected;
            })();

            v1.CollectedCase = (function() {

                const CollectedCase = function (p) {
                    this.titlePath = [];
                    if (p)
                        for (var ks = $Object.keys(p), i = 0; i < ks.length; ++i)
                            if (p[ks[i]] != null && ks[i] !== "__proto__")
                                this[ks[i]] = p[ks[i]];
                };

                CollectedCase.prototype.caseId = "";
                CollectedCase.prototype.titlePath = $util.emptyArray;
                CollectedCase.prototype.ordinal = 0;
                CollectedCase.prototype.mode = "";
                CollectedCase.prototype.isSelected = false;

                CollectedCase.encode = function (m, w, q) {
                    if (!w)
                        w = $Writer.create();
                    if (q === $undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (m.caseId != null && $Object.hasOwnProperty.call(m, "caseId") && m.caseId !== "")
                        w.uint32(10).string(m.caseId);
                    if (m.titlePath != null && m.titlePath.length) {
                        for (var i = 0; i < m.titlePath.length; ++i)
                            w.uint32(18).string(m.titlePath[i]);
                    }
                    if (m.ordinal != null && $Object.hasOwnProperty.call(m, "ordinal") && m.ordinal !== 0)
                        w.uint32(24).uint32(m.ordinal);
                    if (m.mode != null && $Object.hasOwnProperty.call(m, "mode") && m.mode !== "")
                        w.uint32(34).string(m.mode);
                    if (m.isSelected != null && $Object.hasOwnProperty.call(m, "isSelected") && m.isSelected !== false)
                        w.uint32(40).bool(m.isSelected);
                    if (m.$unknowns != null && $Object.hasOwnProperty.call(m, "$unknowns"))
                        for (var i = 0; i < m.$unknowns.length; ++i)
                            w.raw(m.$unknowns[i]);
                    return w;
                };

                CollectedCase.decode = function (r, l, z, q, g) {
                    if (!(r instanceof $Reader))
                        r = $Reader.create(r);
                    if (q === $undefined)
                        q = 0;
                    if (q > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    var c, m, v;
                    if (l === $undefined)
                        c = r.len;
                    else {
                        c = r.pos + l;
                        if (c > r.len)
                            throw $RangeError("index out of range");
                        l = r.len;
                        r.len = c;
                    }
                    m = g || new $root.shardrun.agent.v1.CollectedCase();
                    while (r.pos < c) {
                        var s = r.pos;
                        var t = r.tag();
                        if (t === z) {
                            z = $undefined;
                            break;
                        }
                        var u = t & 7;
                        switch (t >>>= 3) {
                        case 1: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.caseId = v;
                                else
                                    delete m.caseId;
                                continue;
                            }
                        case 2: {
                                if (u !== 2)
                                    break;
                                if (!(m.titlePath && m.titlePath.length))
                                    m.titlePath = [];
                                m.titlePath.push(r.stringVerify());
                                continue;
                            }
                        case 3: {
                                if (u !== 0)
                                    break;
                                if (v = r.uint32())
                                    m.ordinal = v;
                                else
                                    delete m.ordinal;
                                continue;
                            }
                        case 4: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.mode = v;
                                else
                                    delete m.mode;
                                continue;
                            }
                        case 5: {
                                if (u !== 0)
                                    break;
                                if (v = r.bool())
                                    m.isSelected = v;
                                else
                                    delete m.isSelected;
                                continue;
                            }
                        }
                        r.skipType(u, q, t);
                        if (!r.discardUnknown) {
                            $util.makeProp(m, "$unknowns", false);
                            (m.$unknowns || (m.$unknowns = [])).push(r.raw(s, r.pos));
                        }
                    }
                    if (l !== $undefined) {
                        if (r.pos !== c)
                            throw $RangeError("index out of range");
                        r.len = l;
                    }
                    if (z !== $undefined)
                        throw $Error("missing end group");
                    return m;
                };

                return CollectedCase;
            })();

            v1.CaseStarted = (function() {

                const CaseStarted = function (p) {
                    if (p)
                        for (var ks = $Object.keys(p), i = 0; i < ks.length; ++i)
                            if (p[ks[i]] != null && ks[i] !== "__proto__")
                                this[ks[i]] = p[ks[i]];
                };

                CaseStarted.prototype.fileKey = "";
                CaseStarted.prototype.caseIndex = 0;

                CaseStarted.encode = function (m, w, q) {
                    if (!w)
                        w = $Writer.create();
                    if (q === $undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (m.fileKey != null && $Object.hasOwnProperty.call(m, "fileKey") && m.fileKey !== "")
                        w.uint32(10).string(m.fileKey);
                    if (m.caseIndex != null && $Object.hasOwnProperty.call(m, "caseIndex") && m.caseIndex !== 0)
                        w.uint32(16).uint32(m.caseIndex);
                    if (m.$unknowns != null && $Object.hasOwnProperty.call(m, "$unknowns"))
                        for (var i = 0; i < m.$unknowns.length; ++i)
                            w.raw(m.$unknowns[i]);
                    return w;
                };

                CaseStarted.decode = function (r, l, z, q, g) {
                    if (!(r instanceof $Reader))
                        r = $Reader.create(r);
                    if (q === $undefined)
                        q = 0;
                    if (q > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    var c, m, v;
                    if (l === $undefined)
                        c = r.len;
                    else {
                        c = r.pos + l;
                        if (c > r.len)
                            throw $RangeError("index out of range");
                        l = r.len;
                        r.len = c;
                    }
                    m = g || new $root.shardrun.agent.v1.CaseStarted();
                    while (r.pos < c) {
                        var s = r.pos;
                        var t = r.tag();
                        if (t === z) {
                            z = $undefined;
                            break;
                        }
                        var u = t & 7;
                        switch (t >>>= 3) {
                        case 1: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.fileKey = v;
                                else
                                    delete m.fileKey;
                                continue;
                            }
                        case 2: {
                                if (u !== 0)
                                    break;
                                if (v = r.uint32())
                                    m.caseIndex = v;
                                else
                                    delete m.caseIndex;
                                continue;
                            }
                        }
                        r.skipType(u, q, t);
                        if (!r.discardUnknown) {
                            $util.makeProp(m, "$unknowns", false);
                            (m.$unknowns || (m.$unknowns = [])).push(r.raw(s, r.pos));
                        }
                    }
                    if (l !== $undefined) {
                        if (r.pos !== c)
                            throw $RangeError("index out of range");
                        r.len = l;
                    }
                    if (z !== $undefined)
                        throw $Error("missing end group");
                    return m;
                };

                return CaseStarted;
            })();

            v1.CaseEnded = (function() {

                const CaseEnded = function (p) {
                    this.errors = [];
                    if (p)
                        for (var ks = $Object.keys(p), i = 0; i < ks.length; ++i)
                            if (p[ks[i]] != null && ks[i] !== "__proto__")
                                this[ks[i]] = p[ks[i]];
                };

                CaseEnded.prototype.fileKey = "";
                CaseEnded.prototype.caseIndex = 0;
                CaseEnded.prototype.outcome = "";
                CaseEnded.prototype.durationMs = 0;
                CaseEnded.prototype.frameworkRetries = 0;
                CaseEnded.prototype.errors = $util.emptyArray;

                CaseEnded.encode = function (m, w, q) {
                    if (!w)
                        w = $Writer.create();
                    if (q === $undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (m.fileKey != null && $Object.hasOwnProperty.call(m, "fileKey") && m.fileKey !== "")
                        w.uint32(10).string(m.fileKey);
                    if (m.caseIndex != null && $Object.hasOwnProperty.call(m, "caseIndex") && m.caseIndex !== 0)
                        w.uint32(16).uint32(m.caseIndex);
                    if (m.outcome != null && $Object.hasOwnProperty.call(m, "outcome") && m.outcome !== "")
                        w.uint32(26).string(m.outcome);
                    if (m.durationMs != null && $Object.hasOwnProperty.call(m, "durationMs") && !$Object.is(m.durationMs, 0))
                        w.uint32(33).double(m.durationMs);
                    if (m.frameworkRetries != null && $Object.hasOwnProperty.call(m, "frameworkRetries") && m.frameworkRetries !== 0)
                        w.uint32(40).uint32(m.frameworkRetries);
                    if (m.errors != null && m.errors.length) {
                        for (var i = 0; i < m.errors.length; ++i)
                            $root.shardrun.agent.v1.TestError.encode(m.errors[i], w.uint32(50).fork(), q + 1).ldelim();
                    }
                    if (m.$unknowns != null && $Object.hasOwnProperty.call(m, "$unknowns"))
                        for (var i = 0; i < m.$unknowns.length; ++i)
                            w.raw(m.$unknowns[i]);
                    return w;
                };

                CaseEnded.decode = function (r, l, z, q, g) {
                    if (!(r instanceof $Reader))
                        r = $Reader.create(r);
                    if (q === $undefined)
                        q = 0;
                    if (q > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    var c, m, v;
                    if (l === $undefined)
                        c = r.len;
                    else {
                        c = r.pos + l;
                        if (c > r.len)
                            throw $RangeError("index out of range");
                        l = r.len;
                        r.len = c;
                    }
                    m = g || new $root.shardrun.agent.v1.CaseEnded();
                    while (r.pos < c) {
                        var s = r.pos;
                        var t = r.tag();
                        if (t === z) {
                            z = $undefined;
                            break;
                        }
                        var u = t & 7;
                        switch (t >>>= 3) {
                        case 1: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.fileKey = v;
                                else
                                    delete m.fileKey;
                                continue;
                            }
                        case 2: {
                                if (u !== 0)
                                    break;
                                if (v = r.uint32())
                                    m.caseIndex = v;
                                else
                                    delete m.caseIndex;
                                continue;
                            }
                        case 3: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.outcome = v;
                                else
                                    delete m.outcome;
                                continue;
                            }
                        case 4: {
                                if (u !== 1)
                                    break;
                                if (!$Object.is(v = r.double(), 0))
                                    m.durationMs = v;
                                else
                                    delete m.durationMs;
                                continue;
                            }
                        case 5: {
                                if (u !== 0)
                                    break;
                                if (v = r.uint32())
                                    m.frameworkRetries = v;
                                else
                                    delete m.frameworkRetries;
                                continue;
                            }
                        case 6: {
                                if (u !== 2)
                                    break;
                                if (!(m.errors && m.errors.length))
                                    m.errors = [];
                                m.errors.push($root.shardrun.agent.v1.TestError.decode(r, r.size(), $undefined, q + 1));
                                continue;
                            }
                        }
                        r.skipType(u, q, t);
                        if (!r.discardUnknown) {
                            $util.makeProp(m, "$unknowns", false);
                            (m.$unknowns || (m.$unknowns = [])).push(r.raw(s, r.pos));
                        }
                    }
                    if (l !== $undefined) {
                        if (r.pos !== c)
                            throw $RangeError("index out of range");
                        r.len = l;
                    }
                    if (z !== $undefined)
                        throw $Error("missing end group");
                    return m;
                };

                return CaseEnded;
            })();

            v1.TestError = (function() {

                const TestError = function (p) {
                    if (p)
                        for (var ks = $Object.keys(p), i = 0; i < ks.length; ++i)
                            if (p[ks[i]] != null && ks[i] !== "__proto__")
                                this[ks[i]] = p[ks[i]];
                };

                TestError.prototype.message = "";
                TestError.prototype.location = "";
                TestError.prototype.diff = "";
                TestError.prototype.codeFrame = "";
                TestError.prototype.stack = "";

                TestError.encode = function (m, w, q) {
                    if (!w)
                        w = $Writer.create();
                    if (q === $undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (m.message != null && $Object.hasOwnProperty.call(m, "message") && m.message !== "")
                        w.uint32(10).string(m.message);
                    if (m.location != null && $Object.hasOwnProperty.call(m, "location") && m.location !== "")
                        w.uint32(18).string(m.location);
                    if (m.diff != null && $Object.hasOwnProperty.call(m, "diff") && m.diff !== "")
                        w.uint32(26).string(m.diff);
                    if (m.codeFrame != null && $Object.hasOwnProperty.call(m, "codeFrame") && m.codeFrame !== "")
                        w.uint32(34).string(m.codeFrame);
                    if (m.stack != null && $Object.hasOwnProperty.call(m, "stack") && m.stack !== "")
                        w.uint32(42).string(m.stack);
                    if (m.$unknowns != null && $Object.hasOwnProperty.call(m, "$unknowns"))
                        for (var i = 0; i < m.$unknowns.length; ++i)
                            w.raw(m.$unknowns[i]);
                    return w;
                };

                TestError.decode = function (r, l, z, q, g) {
                    if (!(r instanceof $Reader))
                        r = $Reader.create(r);
                    if (q === $undefined)
                        q = 0;
                    if (q > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    var c, m, v;
                    if (l === $undefined)
                        c = r.len;
                    else {
                        c = r.pos + l;
                        if (c > r.len)
                            throw $RangeError("index out of range");
                        l = r.len;
                        r.len = c;
                    }
                    m = g || new $root.shardrun.agent.v1.TestError();
                    while (r.pos < c) {
                        var s = r.pos;
                        var t = r.tag();
                        if (t === z) {
                            z = $undefined;
                            break;
                        }
                        var u = t & 7;
                        switch (t >>>= 3) {
                        case 1: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.message = v;
                                else
                                    delete m.message;
                                continue;
                            }
                        case 2: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.location = v;
                                else
                                    delete m.location;
                                continue;
                            }
                        case 3: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.diff = v;
                                else
                                    delete m.diff;
                                continue;
                            }
                        case 4: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.codeFrame = v;
                                else
                                    delete m.codeFrame;
                                continue;
                            }
                        case 5: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.stack = v;
                                else
                                    delete m.stack;
                                continue;
                            }
                        }
                        r.skipType(u, q, t);
                        if (!r.discardUnknown) {
                            $util.makeProp(m, "$unknowns", false);
                            (m.$unknowns || (m.$unknowns = [])).push(r.raw(s, r.pos));
                        }
                    }
                    if (l !== $undefined) {
                        if (r.pos !== c)
                            throw $RangeError("index out of range");
                        r.len = l;
                    }
                    if (z !== $undefined)
                        throw $Error("missing end group");
                    return m;
                };

                return TestError;
            })();

            v1.LogChunk = (function() {

                const LogChunk = function (p) {
                    if (p)
                        for (var ks = $Object.keys(p), i = 0; i < ks.length; ++i)
                            if (p[ks[i]] != null && ks[i] !== "__proto__")
                                this[ks[i]] = p[ks[i]];
                };

                LogChunk.prototype.fileKey = "";
                LogChunk.prototype.caseNumber = 0;
                LogChunk.prototype.stream = "";
                LogChunk.prototype.text = "";

                LogChunk.encode = function (m, w, q) {
                    if (!w)
                        w = $Writer.create();
                    if (q === $undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (m.fileKey != null && $Object.hasOwnProperty.call(m, "fileKey") && m.fileKey !== "")
                        w.uint32(10).string(m.fileKey);
                    if (m.caseNumber != null && $Object.hasOwnProperty.call(m, "caseNumber") && m.caseNumber !== 0)
                        w.uint32(16).uint32(m.caseNumber);
                    if (m.stream != null && $Object.hasOwnProperty.call(m, "stream") && m.stream !== "")
                        w.uint32(26).string(m.stream);
                    if (m.text != null && $Object.hasOwnProperty.call(m, "text") && m.text !== "")
                        w.uint32(34).string(m.text);
                    if (m.$unknowns != null && $Object.hasOwnProperty.call(m, "$unknowns"))
                        for (var i = 0; i < m.$unknowns.length; ++i)
                            w.raw(m.$unknowns[i]);
                    return w;
                };

                LogChunk.decode = function (r, l, z, q, g) {
                    if (!(r instanceof $Reader))
                        r = $Reader.create(r);
                    if (q === $undefined)
                        q = 0;
                    if (q > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    var c, m, v;
                    if (l === $undefined)
                        c = r.len;
                    else {
                        c = r.pos + l;
                        if (c > r.len)
                            throw $RangeError("index out of range");
                        l = r.len;
                        r.len = c;
                    }
                    m = g || new $root.shardrun.agent.v1.LogChunk();
                    while (r.pos < c) {
                        var s = r.pos;
                        var t = r.tag();
                        if (t === z) {
                            z = $undefined;
                            break;
                        }
                        var u = t & 7;
                        switch (t >>>= 3) {
                        case 1: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.fileKey = v;
                                else
                                    delete m.fileKey;
                                continue;
                            }
                        case 2: {
                                if (u !== 0)
                                    break;
                                if (v = r.uint32())
                                    m.caseNumber = v;
                                else
                                    delete m.caseNumber;
                                continue;
                            }
                        case 3: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.stream = v;
                                else
                                    delete m.stream;
                                continue;
                            }
                        case 4: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.text = v;
                                else
                                    delete m.text;
                                continue;
                            }
                        }
                        r.skipType(u, q, t);
                        if (!r.discardUnknown) {
                            $util.makeProp(m, "$unknowns", false);
                            (m.$unknowns || (m.$unknowns = [])).push(r.raw(s, r.pos));
                        }
                    }
                    if (l !== $undefined) {
                        if (r.pos !== c)
                            throw $RangeError("index out of range");
                        r.len = l;
                    }
                    if (z !== $undefined)
                        throw $Error("missing end group");
                    return m;
                };

                return LogChunk;
            })();

            v1.RunError = (function() {

                const RunError = function (p) {
                    if (p)
                        for (var ks = $Object.keys(p), i = 0; i < ks.length; ++i)
                            if (p[ks[i]] != null && ks[i] !== "__proto__")
                                this[ks[i]] = p[ks[i]];
                };

                RunError.prototype.kind = "";
                RunError.prototype.file = "";
                RunError.prototype.message = "";
                RunError.prototype.detail = null;

                RunError.encode = function (m, w, q) {
                    if (!w)
                        w = $Writer.create();
                    if (q === $undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (m.kind != null && $Object.hasOwnProperty.call(m, "kind") && m.kind !== "")
                        w.uint32(10).string(m.kind);
                    if (m.file != null && $Object.hasOwnProperty.call(m, "file") && m.file !== "")
                        w.uint32(18).string(m.file);
                    if (m.message != null && $Object.hasOwnProperty.call(m, "message") && m.message !== "")
                        w.uint32(26).string(m.message);
                    if (m.detail != null && $Object.hasOwnProperty.call(m, "detail"))
                        $root.shardrun.agent.v1.TestError.encode(m.detail, w.uint32(34).fork(), q + 1).ldelim();
                    if (m.$unknowns != null && $Object.hasOwnProperty.call(m, "$unknowns"))
                        for (var i = 0; i < m.$unknowns.length; ++i)
                            w.raw(m.$unknowns[i]);
                    return w;
                };

                RunError.decode = function (r, l, z, q, g) {
                    if (!(r instanceof $Reader))
                        r = $Reader.create(r);
                    if (q === $undefined)
                        q = 0;
                    if (q > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    var c, m, v;
                    if (l === $undefined)
                        c = r.len;
                    else {
                        c = r.pos + l;
                        if (c > r.len)
                            throw $RangeError("index out of range");
                        l = r.len;
                        r.len = c;
                    }
                    m = g || new $root.shardrun.agent.v1.RunError();
                    while (r.pos < c) {
                        var s = r.pos;
                        var t = r.tag();
                        if (t === z) {
                            z = $undefined;
                            break;
                        }
                        var u = t & 7;
                        switch (t >>>= 3) {
                        case 1: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.kind = v;
                                else
                                    delete m.kind;
                                continue;
                            }
                        case 2: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.file = v;
                                else
                                    delete m.file;
                                continue;
                            }
                        case 3: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.message = v;
                                else
                                    delete m.message;
                                continue;
                            }
                        case 4: {
                                if (u !== 2)
                                    break;
                                m.detail = $root.shardrun.agent.v1.TestError.decode(r, r.size(), $undefined, q + 1, m.detail);
                                continue;
                            }
                        }
                        r.skipType(u, q, t);
                        if (!r.discardUnknown) {
                            $util.makeProp(m, "$unknowns", false);
                            (m.$unknowns || (m.$unknowns = [])).push(r.raw(s, r.pos));
                        }
                    }
                    if (l !== $undefined) {
                        if (r.pos !== c)
                            throw $RangeError("index out of range");
                        r.len = l;
                    }
                    if (z !== $undefined)
                        throw $Error("missing end group");
                    return m;
                };

                return RunError;
            })();

            v1.FileEnded = (function() {

                const FileEnded = function (p) {
                    if (p)
                        for (var ks = $Object.keys(p), i = 0; i < ks.length; ++i)
                            if (p[ks[i]] != null && ks[i] !== "__proto__")
                                this[ks[i]] = p[ks[i]];
                };

                FileEnded.prototype.fileKey = "";
                FileEnded.prototype.loadMs = 0;
                FileEnded.prototype.setupMs = 0;
                FileEnded.prototype.testMs = 0;

                FileEnded.encode = function (m, w, q) {
                    if (!w)
                        w = $Writer.create();
                    if (q === $undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (m.fileKey != null && $Object.hasOwnProperty.call(m, "fileKey") && m.fileKey !== "")
                        w.uint32(10).string(m.fileKey);
                    if (m.loadMs != null && $Object.hasOwnProperty.call(m, "loadMs") && !$Object.is(m.loadMs, 0))
                        w.uint32(17).double(m.loadMs);
                    if (m.setupMs != null && $Object.hasOwnProperty.call(m, "setupMs") && !$Object.is(m.setupMs, 0))
                        w.uint32(25).double(m.setupMs);
                    if (m.testMs != null && $Object.hasOwnProperty.call(m, "testMs") && !$Object.is(m.testMs, 0))
                        w.uint32(33).double(m.testMs);
                    if (m.$unknowns != null && $Object.hasOwnProperty.call(m, "$unknowns"))
                        for (var i = 0; i < m.$unknowns.length; ++i)
                            w.raw(m.$unknowns[i]);
                    return w;
                };

                FileEnded.decode = function (r, l, z, q, g) {
                    if (!(r instanceof $Reader))
                        r = $Reader.create(r);
                    if (q === $undefined)
                        q = 0;
                    if (q > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    var c, m, v;
                    if (l === $undefined)
                        c = r.len;
                    else {
                        c = r.pos + l;
                        if (c > r.len)
                            throw $RangeError("index out of range");
                        l = r.len;
                        r.len = c;
                    }
                    m = g || new $root.shardrun.agent.v1.FileEnded();
                    while (r.pos < c) {
                        var s = r.pos;
                        var t = r.tag();
                        if (t === z) {
                            z = $undefined;
                            break;
                        }
                        var u = t & 7;
                        switch (t >>>= 3) {
                        case 1: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.fileKey = v;
                                else
                                    delete m.fileKey;
                                continue;
                            }
                        case 2: {
                                if (u !== 1)
                                    break;
                                if (!$Object.is(v = r.double(), 0))
                                    m.loadMs = v;
                                else
                                    delete m.loadMs;
                                continue;
                            }
                        case 3: {
                                if (u !== 1)
                                    break;
                                if (!$Object.is(v = r.double(), 0))
                                    m.setupMs = v;
                                else
                                    delete m.setupMs;
                                continue;
                            }
                        case 4: {
                                if (u !== 1)
                                    break;
                                if (!$Object.is(v = r.double(), 0))
                                    m.testMs = v;
                                else
                                    delete m.testMs;
                                continue;
                            }
                        }
                        r.skipType(u, q, t);
                        if (!r.discardUnknown) {
                            $util.makeProp(m, "$unknowns", false);
                            (m.$unknowns || (m.$unknowns = [])).push(r.raw(s, r.pos));
                        }
                    }
                    if (l !== $undefined) {
                        if (r.pos !== c)
                            throw $RangeError("index out of range");
                        r.len = l;
                    }
                    if (z !== $undefined)
                        throw $Error("missing end group");
                    return m;
                };

                return FileEnded;
            })();

            v1.UnitEnded = (function() {

                const UnitEnded = function (p) {
                    if (p)
                        for (var ks = $Object.keys(p), i = 0; i < ks.length; ++i)
                            if (p[ks[i]] != null && ks[i] !== "__proto__")
                                this[ks[i]] = p[ks[i]];
                };

                UnitEnded.prototype.kind = "";
                UnitEnded.prototype.message = "";
                UnitEnded.prototype.wallMs = 0;

                UnitEnded.encode = function (m, w, q) {
                    if (!w)
                        w = $Writer.create();
                    if (q === $undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (m.kind != null && $Object.hasOwnProperty.call(m, "kind") && m.kind !== "")
                        w.uint32(10).string(m.kind);
                    if (m.message != null && $Object.hasOwnProperty.call(m, "message") && m.message !== "")
                        w.uint32(18).string(m.message);
                    if (m.wallMs != null && $Object.hasOwnProperty.call(m, "wallMs") && !$Object.is(m.wallMs, 0))
                        w.uint32(25).double(m.wallMs);
                    if (m.$unknowns != null && $Object.hasOwnProperty.call(m, "$unknowns"))
                        for (var i = 0; i < m.$unknowns.length; ++i)
                            w.raw(m.$unknowns[i]);
                    return w;
                };

                UnitEnded.decode = function (r, l, z, q, g) {
                    if (!(r instanceof $Reader))
                        r = $Reader.create(r);
                    if (q === $undefined)
                        q = 0;
                    if (q > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    var c, m, v;
                    if (l === $undefined)
                        c = r.len;
                    else {
                        c = r.pos + l;
                        if (c > r.len)
                            throw $RangeError("index out of range");
                        l = r.len;
                        r.len = c;
                    }
                    m = g || new $root.shardrun.agent.v1.UnitEnded();
                    while (r.pos < c) {
                        var s = r.pos;
                        var t = r.tag();
                        if (t === z) {
                            z = $undefined;
                            break;
                        }
                        var u = t & 7;
                        switch (t >>>= 3) {
                        case 1: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.kind = v;
                                else
                                    delete m.kind;
                                continue;
                            }
                        case 2: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.message = v;
                                else
                                    delete m.message;
                                continue;
                            }
                        case 3: {
                                if (u !== 1)
                                    break;
                                if (!$Object.is(v = r.double(), 0))
                                    m.wallMs = v;
                                else
                                    delete m.wallMs;
                                continue;
                            }
                        }
                        r.skipType(u, q, t);
                        if (!r.discardUnknown) {
                            $util.makeProp(m, "$unknowns", false);
                            (m.$unknowns || (m.$unknowns = [])).push(r.raw(s, r.pos));
                        }
                    }
                    if (l !== $undefined) {
                        if (r.pos !== c)
                            throw $RangeError("index out of range");
                        r.len = l;
                    }
                    if (z !== $undefined)
                        throw $Error("missing end group");
                    return m;
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
