// Generated from proto/run.proto by `npm run generate`. Do not edit.
import $protobuf from "protobufjs/minimal.js";

const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError;

const $root = $protobuf.roots["shard-run-run"] || ($protobuf.roots["shard-run-run"] = {});

export const shardrun = $root.shardrun = (() => {

    const shardrun = {};

    shardrun.run = (function() {

        const run = {};

        run.v1 = (function() {

            const v1 = {};

            v1.SubmitRunRequest = (function() {

                const SubmitRunRequest = function (p) {
                    this.suites = [];
                    this.labelRules = [];
                    this.resources = [];
                    this.whileGreen = [];
                    this.weights = [];
                    this.touched = [];
                    if (p)
                        for (var ks = $Object.keys(p), i = 0; i < ks.length; ++i)
                            if (p[ks[i]] != null && ks[i] !== "__proto__")
                                this[ks[i]] = p[ks[i]];
                };

                SubmitRunRequest.prototype.protocolVersion = 0;
                SubmitRunRequest.prototype.submissionId = "";
                SubmitRunRequest.prototype.revision = null;
                SubmitRunRequest.prototype.suites = $util.emptyArray;
                SubmitRunRequest.prototype.isCi = false;
                SubmitRunRequest.prototype.retries = 0;
                SubmitRunRequest.prototype.bail = null;
                SubmitRunRequest.prototype.allowsFlaky = false;
                SubmitRunRequest.prototype.labelRules = $util.emptyArray;
                SubmitRunRequest.prototype.isFailedOnly = false;
                SubmitRunRequest.prototype.branch = "";
                SubmitRunRequest.prototype.isSuperseding = false;
                SubmitRunRequest.prototype.priority = 0;
                SubmitRunRequest.prototype.selection = null;
                SubmitRunRequest.prototype.placement = null;
                SubmitRunRequest.prototype.isUrgent = false;
                SubmitRunRequest.prototype.resources = $util.emptyArray;
                SubmitRunRequest.prototype.targetMs = null;
                SubmitRunRequest.prototype.isSpare = false;
                SubmitRunRequest.prototype.whileGreen = $util.emptyArray;
                SubmitRunRequest.prototype.weights = $util.emptyArray;
                SubmitRunRequest.prototype.touched = $util.emptyArray;

                let $oneOfFields;

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(SubmitRunRequest.prototype, "_bail", {
                    get: $util.oneOfGetter($oneOfFields = ["bail"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(SubmitRunRequest.prototype, "_targetMs", {
                    get: $util.oneOfGetter($oneOfFields = ["targetMs"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                SubmitRunRequest.encode = function (m, w, q) {
                    if (!w)
                        w = $Writer.create();
                    if (q === $undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (m.protocolVersion != null && $Object.hasOwnProperty.call(m, "protocolVersion") && m.protocolVersion !== 0)
                        w.uint32(8).uint32(m.protocolVersion);
                    if (m.submissionId != null && $Object.hasOwnProperty.call(m, "submissionId") && m.submissionId !== "")
                        w.uint32(18).string(m.submissionId);
                    if (m.revision != null && $Object.hasOwnProperty.call(m, "revision"))
                        $root.shardrun.run.v1.Revision.encode(m.revision, w.uint32(26).fork(), q + 1).ldelim();
                    if (m.suites != null && m.suites.length) {
                        for (var i = 0; i < m.suites.length; ++i)
                            w.uint32(34).bytes(m.suites[i]);
                    }
                    if (m.isCi != null && $Object.hasOwnProperty.call(m, "isCi") && m.isCi !== false)
                        w.uint32(40).bool(m.isCi);
                    if (m.retries != null && $Object.hasOwnProperty.call(m, "retries") && m.retries !== 0)
                        w.uint32(48).uint32(m.retries);
                    if (m.bail != null && $Object.hasOwnProperty.call(m, "bail"))
                        w.uint32(56).uint32(m.bail);
                    if (m.allowsFlaky != null && $Object.hasOwnProperty.call(m, "allowsFlaky") && m.allowsFlaky !== false)
                        w.uint32(64).bool(m.allowsFlaky);
                    if (m.labelRules != null && m.labelRules.length) {
                        for (var i = 0; i < m.labelRules.length; ++i)
                            $root.shardrun.run.v1.LabelRule.encode(m.labelRules[i], w.uint32(74).fork(), q + 1).ldelim();
                    }
                    if (m.isFailedOnly != null && $Object.hasOwnProperty.call(m, "isFailedOnly") && m.isFailedOnly !== false)
                        w.uint32(80).bool(m.isFailedOnly);
                    if (m.branch != null && $Object.hasOwnProperty.call(m, "branch") && m.branch !== "")
                        w.uint32(90).string(m.branch);
                    if (m.isSuperseding != null && $Object.hasOwnProperty.call(m, "isSuperseding") && m.isSuperseding !== false)
                        w.uint32(96).bool(m.isSuperseding);
                    if (m.priority != null && $Object.hasOwnProperty.call(m, "priority") && m.priority !== 0)
                        w.uint32(104).uint32(m.priority);
                    if (m.selection != null && $Object.hasOwnProperty.call(m, "selection"))
                        $root.shardrun.run.v1.Selection.encode(m.selection, w.uint32(114).fork(), q + 1).ldelim();
                    if (m.placement != null && $Object.hasOwnProperty.call(m, "placement"))
                        $root.shardrun.run.v1.Placement.encode(m.placement, w.uint32(122).fork(), q + 1).ldelim();
                    if (m.isUrgent != null && $Object.hasOwnProperty.call(m, "isUrgent") && m.isUrgent !== false)
                        w.uint32(128).bool(m.isUrgent);
                    if (m.resources != null && m.resources.length) {
                        for (var i = 0; i < m.resources.length; ++i)
                            $root.shardrun.run.v1.ResourceUse.encode(m.resources[i], w.uint32(138).fork(), q + 1).ldelim();
                    }
                    if (m.targetMs != null && $Object.hasOwnProperty.call(m, "targetMs"))
                        w.uint32(144).uint64(m.targetMs);
                    if (m.isSpare != null && $Object.hasOwnProperty.call(m, "isSpare") && m.isSpare !== false)
                        w.uint32(152).bool(m.isSpare);
                    if (m.whileGreen != null && m.whileGreen.length) {
                        for (var i = 0; i < m.whileGreen.length; ++i)
                            $root.shardrun.run.v1.WhileGreen.encode(m.whileGreen[i], w.uint32(162).fork(), q + 1).ldelim();
                    }
                    if (m.weights != null && m.weights.length) {
                        for (var i = 0; i < m.weights.length; ++i)
                            $root.shardrun.run.v1.SuiteWeight.encode(m.weights[i], w.uint32(170).fork(), q + 1).ldelim();
                    }
                    if (m.touched != null && m.touched.length) {
                        for (var i = 0; i < m.touched.length; ++i)
                            w.uint32(178).string(m.touched[i]);
                    }
                    if (m.$unknowns != null && $Object.hasOwnProperty.call(m, "$unknowns"))
                        for (var i = 0; i < m.$unknowns.length; ++i)
                            w.raw(m.$unknowns[i]);
                    return w;
                };

                SubmitRunRequest.decode = function (r, l, z, q, g) {
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
                    m = g || new $root.shardrun.run.v1.SubmitRunRequest();
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
                                if (v = r.uint32())
                                    m.protocolVersion = v;
                                else
                                    delete m.protocolVersion;
                                continue;
                            }
                        case 2: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.submissionId = v;
                                else
                                    delete m.submissionId;
                                continue;
                            }
                        case 3: {
                                if (u !== 2)
                                    break;
                                m.revision = $root.shardrun.run.v1.Revision.decode(r, r.size(), $undefined, q + 1, m.revision);
                                continue;
                            }
                        case 4: {
                                if (u !== 2)
                                    break;
                                if (!(m.suites && m.suites.length))
                                    m.suites = [];
                                m.suites.push(r.bytes());
                                continue;
                            }
                        case 5: {
                                if (u !== 0)
                                    break;
                                if (v = r.bool())
                                    m.isCi = v;
                                else
                                    delete m.isCi;
                                continue;
                            }
                        case 6: {
                                if (u !== 0)
                                    break;
                                if (v = r.uint32())
                                    m.retries = v;
                                else
                                    delete m.retries;
                                continue;
                            }
                        case 7: {
                                if (u !== 0)
                                    break;
                                m.bail = r.uint32();
                                m._bail = "bail";
                                continue;
                            }
                        case 8: {
                                if (u !== 0)
                                    break;
                                if (v = r.bool())
                                    m.allowsFlaky = v;
                                else
                                    delete m.allowsFlaky;
                                continue;
                            }
                        case 9: {
                                if (u !== 2)
                                    break;
                                if (!(m.labelRules && m.labelRules.length))
                                    m.labelRules = [];
                                m.labelRules.push($root.shardrun.run.v1.LabelRule.decode(r, r.size(), $undefined, q + 1));
                                continue;
                            }
                        case 10: {
                                if (u !== 0)
                                    break;
                                if (v = r.bool())
                                    m.isFailedOnly = v;
                                else
                                    delete m.isFailedOnly;
                                continue;
                            }
                        case 11: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.branch = v;
                                else
                                    delete m.branch;
                                continue;
                            }
                        case 12: {
                                if (u !== 0)
                                    break;
                                if (v = r.bool())
                                    m.isSuperseding = v;
                                else
                                    delete m.isSuperseding;
                                continue;
                            }
                        case 13: {
                                if (u !== 0)
                                    break;
                                if (v = r.uint32())
                                    m.priority = v;
                                else
                                    delete m.priority;
                                continue;
                            }
                        case 14: {
                                if (u !== 2)
                                    break;
                                m.selection = $root.shardrun.run.v1.Selection.decode(r, r.size(), $undefined, q + 1, m.selection);
                                continue;
                            }
                        case 15: {
                                if (u !== 2)
                                    break;
                                m.placement = $root.shardrun.run.v1.Placement.decode(r, r.size(), $undefined, q + 1, m.placement);
                                continue;
                            }
                        case 16: {
                                if (u !== 0)
                                    break;
                                if (v = r.bool())
                                    m.isUrgent = v;
                                else
                                    delete m.isUrgent;
                                continue;
                            }
                        case 17: {
                                if (u !== 2)
                                    break;
                                if (!(m.resources && m.resources.length))
                                    m.resources = [];
                                m.resources.push($root.shardrun.run.v1.ResourceUse.decode(r, r.size(), $undefined, q + 1));
                                continue;
                            }
                        case 18: {
                                if (u !== 0)
                                    break;
                                m.targetMs = r.uint64();
                                m._targetMs = "targetMs";
                                continue;
                            }
                        case 19: {
                                if (u !== 0)
                                    break;
                                if (v = r.bool())
                                    m.isSpare = v;
                                else
                                    delete m.isSpare;
                                continue;
                            }
                        case 20: {
                                if (u !== 2)
                                    break;
                                if (!(m.whileGreen && m.whileGreen.length))
                                    m.whileGreen = [];
                                m.whileGreen.push($root.shardrun.run.v1.WhileGreen.decode(r, r.size(), $undefined, q + 1));
                                continue;
                            }
                        case 21: {
                                if (u !== 2)
                                    break;
                                if (!(m.weights && m.weights.length))
                                    m.weights = [];
                                m.weights.push($root.shardrun.run.v1.SuiteWeight.decode(r, r.size(), $undefined, q + 1));
                                continue;
                            }
                        case 22: {
                                if (u !== 2)
                                    break;
                                if (!(m.touched && m.touched.length))
                                    m.touched = [];
                                m.touched.push(r.stringVerify());
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

                return SubmitRunRequest;
            })();

            v1.SuiteWeight = (function() {

                const SuiteWeight = function (p) {
                    if (p)
                        for (var ks = $Object.keys(p), i = 0; i < ks.length; ++i)
                            if (p[ks[i]] != null && ks[i] !== "__proto__")
                                this[ks[i]] = p[ks[i]];
                };

                SuiteWeight.prototype.suite = "";
                SuiteWeight.prototype.cpuMilli = 0;
                SuiteWeight.prototype.memoryMb = 0;

                SuiteWeight.encode = function (m, w, q) {
                    if (!w)
                        w = $Writer.create();
                    if (q === $undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (m.suite != null && $Object.hasOwnProperty.call(m, "suite") && m.suite !== "")
                        w.uint32(10).string(m.suite);
                    if (m.cpuMilli != null && $Object.hasOwnProperty.call(m, "cpuMilli") && m.cpuMilli !== 0)
                        w.uint32(16).uint32(m.cpuMilli);
                    if (m.memoryMb != null && $Object.hasOwnProperty.call(m, "memoryMb") && m.memoryMb !== 0)
                        w.uint32(24).uint32(m.memoryMb);
                    if (m.$unknowns != null && $Object.hasOwnProperty.call(m, "$unknowns"))
                        for (var i = 0; i < m.$unknowns.length; ++i)
                            w.raw(m.$unknowns[i]);
                    return w;
                };

                SuiteWeight.decode = function (r, l, z, q, g) {
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
                    m = g || new $root.shardrun.run.v1.SuiteWeight();
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
                                    m.suite = v;
                                else
                                    delete m.suite;
                                continue;
                            }
                        case 2: {
                                if (u !== 0)
                                    break;
                                if (v = r.uint32())
                                    m.cpuMilli = v;
                                else
                                    delete m.cpuMilli;
                                continue;
                            }
                        case 3: {
                                if (u !== 0)
                                    break;
                                if (v = r.uint32())
                                    m.memoryMb = v;
                                else
                                    delete m.memoryMb;
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

                return SuiteWeight;
            })();

            v1.WhileGreen = (function() {

                const WhileGreen = function (p) {
                    this.needed = [];
                    if (p)
                        for (var ks = $Object.keys(p), i = 0; i < ks.length; ++i)
                            if (p[ks[i]] != null && ks[i] !== "__proto__")
                                this[ks[i]] = p[ks[i]];
                };

                WhileGreen.prototype.suite = "";
                WhileGreen.prototype.needed = $util.emptyArray;

                WhileGreen.encode = function (m, w, q) {
                    if (!w)
                        w = $Writer.create();
                    if (q === $undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (m.suite != null && $Object.hasOwnProperty.call(m, "suite") && m.suite !== "")
                        w.uint32(10).string(m.suite);
                    if (m.needed != null && m.needed.length) {
                        for (var i = 0; i < m.needed.length; ++i)
                            w.uint32(18).string(m.needed[i]);
                    }
                    if (m.$unknowns != null && $Object.hasOwnProperty.call(m, "$unknowns"))
                        for (var i = 0; i < m.$unknowns.length; ++i)
                            w.raw(m.$unknowns[i]);
                    return w;
                };

                WhileGreen.decode = function (r, l, z, q, g) {
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
                    m = g || new $root.shardrun.run.v1.WhileGreen();
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
                                    m.suite = v;
                                else
                                    delete m.suite;
                                continue;
                            }
                        case 2: {
                                if (u !== 2)
                                    break;
                                if (!(m.needed && m.needed.length))
                                    m.needed = [];
                                m.needed.push(r.stringVerify());
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

                return WhileGreen;
            })();

            v1.ResourceUse = (function() {

                const ResourceUse = function (p) {
                    if (p)
                        for (var ks = $Object.keys(p), i = 0; i < ks.length; ++i)
                            if (p[ks[i]] != null && ks[i] !== "__proto__")
                                this[ks[i]] = p[ks[i]];
                };

                ResourceUse.prototype.suite = "";
                ResourceUse.prototype.name = "";
                ResourceUse.prototype.units = 0;

                ResourceUse.encode = function (m, w, q) {
                    if (!w)
                        w = $Writer.create();
                    if (q === $undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (m.suite != null && $Object.hasOwnProperty.call(m, "suite") && m.suite !== "")
                        w.uint32(10).string(m.suite);
                    if (m.name != null && $Object.hasOwnProperty.call(m, "name") && m.name !== "")
                        w.uint32(18).string(m.name);
                    if (m.units != null && $Object.hasOwnProperty.call(m, "units") && m.units !== 0)
                        w.uint32(24).uint32(m.units);
                    if (m.$unknowns != null && $Object.hasOwnProperty.call(m, "$unknowns"))
                        for (var i = 0; i < m.$unknowns.length; ++i)
                            w.raw(m.$unknowns[i]);
                    return w;
                };

                ResourceUse.decode = function (r, l, z, q, g) {
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
                    m = g || new $root.shardrun.run.v1.ResourceUse();
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
                                    m.suite = v;
                                else
                                    delete m.suite;
                                continue;
                            }
                        case 2: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.name = v;
                                else
                                    delete m.name;
                                continue;
                            }
                        case 3: {
                                if (u !== 0)
                                    break;
                                if (v = r.uint32())
                                    m.units = v;
                                else
                                    delete m.units;
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

                return ResourceUse;
            })();

            v1.Selection = (function() {

                const Selection = function (p) {
                    this.files = [];
                    if (p)
                        for (var ks = $Object.keys(p), i = 0; i < ks.length; ++i)
                            if (p[ks[i]] != null && ks[i] !== "__proto__")
                                this[ks[i]] = p[ks[i]];
                };

                Selection.prototype.files = $util.emptyArray;
                Selection.prototype.isSequence = false;

                Selection.encode = function (m, w, q) {
                    if (!w)
                        w = $Writer.create();
                    if (q === $undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (m.files != null && m.files.length) {
                        for (var i = 0; i < m.files.length; ++i)
                            $root.shardrun.run.v1.SelectedFile.encode(m.files[i], w.uint32(10).fork(), q + 1).ldelim();
                    }
                    if (m.isSequence != null && $Object.hasOwnProperty.call(m, "isSequence") && m.isSequence !== false)
                        w.uint32(16).bool(m.isSequence);
                    if (m.$unknowns != null && $Object.hasOwnProperty.call(m, "$unknowns"))
                        for (var i = 0; i < m.$unknowns.length; ++i)
                            w.raw(m.$unknowns[i]);
                    return w;
                };

                Selection.decode = function (r, l, z, q, g) {
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
                    m = g || new $root.shardrun.run.v1.Selection();
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
                                if (!(m.files && m.files.length))
                                    m.files = [];
                                m.files.push($root.shardrun.run.v1.SelectedFile.decode(r, r.size(), $undefined, q + 1));
                                continue;
                            }
                        case 2: {
                                if (u !== 0)
                                    break;
                                if (v = r.bool())
                                    m.isSequence = v;
                                else
                                    delete m.isSequence;
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

                return Selection;
            })();

            v1.SelectedFile = (function() {

                const SelectedFile = function (p) {
                    this.cases = [];
                    if (p)
                        for (var ks = $Object.keys(p), i = 0; i < ks.length; ++i)
                            if (p[ks[i]] != null && ks[i] !== "__proto__")
                                this[ks[i]] = p[ks[i]];
                };

                SelectedFile.prototype.file = "";
                SelectedFile.prototype.cases = $util.emptyArray;

                SelectedFile.encode = function (m, w, q) {
                    if (!w)
                        w = $Writer.create();
                    if (q === $undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (m.file != null && $Object.hasOwnProperty.call(m, "file") && m.file !== "")
                        w.uint32(10).string(m.file);
                    if (m.cases != null && m.cases.length) {
                        for (var i = 0; i < m.cases.length; ++i)
                            $root.shardrun.run.v1.SelectedCase.encode(m.cases[i], w.uint32(18).fork(), q + 1).ldelim();
                    }
                    if (m.$unknowns != null && $Object.hasOwnProperty.call(m, "$unknowns"))
                        for (var i = 0; i < m.$unknowns.length; ++i)
                            w.raw(m.$unknowns[i]);
                    return w;
                };

                SelectedFile.decode = function (r, l, z, q, g) {
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
                    m = g || new $root.shardrun.run.v1.SelectedFile();
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
                                    m.file = v;
                                else
                                    delete m.file;
                                continue;
                            }
                        case 2: {
                                if (u !== 2)
                                    break;
                                if (!(m.cases && m.cases.length))
                                    m.cases = [];
                                m.cases.push($root.shardrun.run.v1.SelectedCase.decode(r, r.size(), $undefined, q + 1));
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

                return SelectedFile;
            })();

            v1.SelectedCase = (function() {

                const SelectedCase = function (p) {
                    this.titlePath = [];
                    if (p)
                        for (var ks = $Object.keys(p), i = 0; i < ks.length; ++i)
                            if (p[ks[i]] != null && ks[i] !== "__proto__")
                                this[ks[i]] = p[ks[i]];
                };

                SelectedCase.prototype.id = "";
                SelectedCase.prototype.titlePath = $util.emptyArray;

                SelectedCase.encode = function (m, w, q) {
                    if (!w)
                        w = $Writer.create();
                    if (q === $undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (m.id != null && $Object.hasOwnProperty.call(m, "id") && m.id !== "")
                        w.uint32(10).string(m.id);
                    if (m.titlePath != null && m.titlePath.length) {
                        for (var i = 0; i < m.titlePath.length; ++i)
                            w.uint32(18).string(m.titlePath[i]);
                    }
                    if (m.$unknowns != null && $Object.hasOwnProperty.call(m, "$unknowns"))
                        for (var i = 0; i < m.$unknowns.length; ++i)
                            w.raw(m.$unknowns[i]);
                    return w;
                };

                SelectedCase.decode = function (r, l, z, q, g) {
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
                    m = g || new $root.shardrun.run.v1.SelectedCase();
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
                                    m.id = v;
                                else
                                    delete m.id;
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

                return SelectedCase;
            })();

            v1.Placement = (function() {

                const Placement = function (p) {
                    this.onlyAgents = [];
                    this.notAgents = [];
                    if (p)
                        for (var ks = $Object.keys(p), i = 0; i < ks.length; ++i)
                            if (p[ks[i]] != null && ks[i] !== "__proto__")
                                this[ks[i]] = p[ks[i]];
                };

                Placement.prototype.onlyAgents = $util.emptyArray;
                Placement.prototype.notAgents = $util.emptyArray;

                Placement.encode = function (m, w, q) {
                    if (!w)
                        w = $Writer.create();
                    if (q === $undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (m.onlyAgents != null && m.onlyAgents.length) {
                        for (var i = 0; i < m.onlyAgents.length; ++i)
                            w.uint32(10).string(m.onlyAgents[i]);
                    }
                    if (m.notAgents != null && m.notAgents.length) {
                        for (var i = 0; i < m.notAgents.length; ++i)
                            w.uint32(18).string(m.notAgents[i]);
                    }
                    if (m.$unknowns != null && $Object.hasOwnProperty.call(m, "$unknowns"))
                        for (var i = 0; i < m.$unknowns.length; ++i)
                            w.raw(m.$unknowns[i]);
                    return w;
                };

                Placement.decode = function (r, l, z, q, g) {
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
                    m = g || new $root.shardrun.run.v1.Placement();
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
                                if (!(m.onlyAgents && m.onlyAgents.length))
                                    m.onlyAgents = [];
                                m.onlyAgents.push(r.stringVerify());
                                continue;
                            }
                        case 2: {
                                if (u !== 2)
                                    break;
                                if (!(m.notAgents && m.notAgents.length))
                                    m.notAgents = [];
                                m.notAgents.push(r.stringVerify());
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

                return Placement;
            })();

            v1.Revision = (function() {

                const Revision = function (p) {
                    if (p)
                        for (var ks = $Object.keys(p), i = 0; i < ks.length; ++i)
                            if (p[ks[i]] != null && ks[i] !== "__proto__")
                                this[ks[i]] = p[ks[i]];
                };

                Revision.prototype.commit = "";
                Revision.prototype.tree = "";
                Revision.prototype.isDirty = false;

                Revision.encode = function (m, w, q) {
                    if (!w)
                        w = $Writer.create();
                    if (q === $undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (m.commit != null && $Object.hasOwnProperty.call(m, "commit") && m.commit !== "")
                        w.uint32(10).string(m.commit);
                    if (m.tree != null && $Object.hasOwnProperty.call(m, "tree") && m.tree !== "")
                        w.uint32(18).string(m.tree);
                    if (m.isDirty != null && $Object.hasOwnProperty.call(m, "isDirty") && m.isDirty !== false)
                        w.uint32(24).bool(m.isDirty);
                    if (m.$unknowns != null && $Object.hasOwnProperty.call(m, "$unknowns"))
                        for (var i = 0; i < m.$unknowns.length; ++i)
                            w.raw(m.$unknowns[i]);
                    return w;
                };

                Revision.decode = function (r, l, z, q, g) {
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
                    m = g || new $root.shardrun.run.v1.Revision();
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
                                    m.commit = v;
                                else
                                    delete m.commit;
                                continue;
                            }
                        case 2: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.tree = v;
                                else
                                    delete m.tree;
                                continue;
                            }
                        case 3: {
                                if (u !== 0)
                                    break;
                                if (v = r.bool())
                                    m.isDirty = v;
                                else
                                    delete m.isDirty;
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

                return Revision;
            })();

            v1.LabelRule = (function() {

                const LabelRule = function (p) {
                    this.labels = [];
                    if (p)
                        for (var ks = $Object.keys(p), i = 0; i < ks.length; ++i)
                            if (p[ks[i]] != null && ks[i] !== "__proto__")
                                this[ks[i]] = p[ks[i]];
                };

                LabelRule.prototype.pattern = "";
                LabelRule.prototype.labels = $util.emptyArray;

                LabelRule.encode = function (m, w, q) {
                    if (!w)
                        w = $Writer.create();
                    if (q === $undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (m.pattern != null && $Object.hasOwnProperty.call(m, "pattern") && m.pattern !== "")
                        w.uint32(10).string(m.pattern);
                    if (m.labels != null && m.labels.length) {
                        for (var i = 0; i < m.labels.length; ++i)
                            w.uint32(18).string(m.labels[i]);
                    }
                    if (m.$unknowns != null && $Object.hasOwnProperty.call(m, "$unknowns"))
                        for (var i = 0; i < m.$unknowns.length; ++i)
                            w.raw(m.$unknowns[i]);
                    return w;
                };

                LabelRule.decode = function (r, l, z, q, g) {
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
                    m = g || new $root.shardrun.run.v1.LabelRule();
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
                                    m.pattern = v;
                                else
                                    delete m.pattern;
                                continue;
                            }
                        case 2: {
                                if (u !== 2)
                                    break;
                                if (!(m.labels && m.labels.length))
                                    m.labels = [];
                                m.labels.push(r.stringVerify());
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

                return LabelRule;
            })();

            v1.SubmitRunResponse = (function() {

                const SubmitRunResponse = function (p) {
                    if (p)
                        for (var ks = $Object.keys(p), i = 0; i < ks.length; ++i)
                            if (p[ks[i]] != null && ks[i] !== "__proto__")
                                this[ks[i]] = p[ks[i]];
                };

                SubmitRunResponse.prototype.runId = "";

                SubmitRunResponse.encode = function (m, w, q) {
                    if (!w)
                        w = $Writer.create();
                    if (q === $undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (m.runId != null && $Object.hasOwnProperty.call(m, "runId") && m.runId !== "")
                        w.uint32(10).string(m.runId);
                    if (m.$unknowns != null && $Object.hasOwnProperty.call(m, "$unknowns"))
                        for (var i = 0; i < m.$unknowns.length; ++i)
                            w.raw(m.$unknowns[i]);
                    return w;
                };

                SubmitRunResponse.decode = function (r, l, z, q, g) {
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
                    m = g || new $root.shardrun.run.v1.SubmitRunResponse();
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

                return SubmitRunResponse;
            })();

            v1.WatchRunRequest = (function() {

                const WatchRunRequest = function (p) {
                    if (p)
                        for (var ks = $Object.keys(p), i = 0; i < ks.length; ++i)
                            if (p[ks[i]] != null && ks[i] !== "__proto__")
                                this[ks[i]] = p[ks[i]];
                };

                WatchRunRequest.prototype.runId = "";
                WatchRunRequest.prototype.afterSequence = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                WatchRunRequest.encode = function (m, w, q) {
                    if (!w)
                        w = $Writer.create();
                    if (q === $undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (m.runId != null && $Object.hasOwnProperty.call(m, "runId") && m.runId !== "")
                        w.uint32(10).string(m.runId);
                    if (m.afterSequence != null && $Object.hasOwnProperty.call(m, "afterSequence") && (typeof m.afterSequence === "object" ? m.afterSequence.low || m.afterSequence.high : m.afterSequence !== 0))
                        w.uint32(16).uint64(m.afterSequence);
                    if (m.$unknowns != null && $Object.hasOwnProperty.call(m, "$unknowns"))
                        for (var i = 0; i < m.$unknowns.length; ++i)
                            w.raw(m.$unknowns[i]);
                    return w;
                };

                WatchRunRequest.decode = function (r, l, z, q, g) {
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
                    m = g || new $root.shardrun.run.v1.WatchRunRequest();
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
                                if (u !== 0)
                                    break;
                                if (typeof (v = r.uint64()) === "object" ? v.low || v.high : v !== 0)
                                    m.afterSequence = v;
                                else
                                    delete m.afterSequence;
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

                return WatchRunRequest;
            })();

            v1.WatchRunResponse = (function() {

                const WatchRunResponse = function (p) {
                    if (p)
                        for (var ks = $Object.keys(p), i = 0; i < ks.length; ++i)
                            if (p[ks[i]] != null && ks[i] !== "__proto__")
                                this[ks[i]] = p[ks[i]];
                };

                WatchRunResponse.prototype.sequence = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
                WatchRunResponse.prototype.eventJson = null;
                WatchRunResponse.prototype.waiting = null;

                let $oneOfFields;

                $Object.defineProperty(WatchRunResponse.prototype, "what", {
                    get: $util.oneOfGetter($oneOfFields = ["eventJson", "waiting"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                WatchRunResponse.encode = function (m, w, q) {
                    if (!w)
                        w = $Writer.create();
                    if (q === $undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (m.sequence != null && $Object.hasOwnProperty.call(m, "sequence") && (typeof m.sequence === "object" ? m.sequence.low || m.sequence.high : m.sequence !== 0))
                        w.uint32(8).uint64(m.sequence);
                    if (m.eventJson != null && $Object.hasOwnProperty.call(m, "eventJson"))
                        w.uint32(18).string(m.eventJson);
                    if (m.waiting != null && $Object.hasOwnProperty.call(m, "waiting"))
                        $root.shardrun.run.v1.Waiting.encode(m.waiting, w.uint32(26).fork(), q + 1).ldelim();
                    if (m.$unknowns != null && $Object.hasOwnProperty.call(m, "$unknowns"))
                        for (var i = 0; i < m.$unknowns.length; ++i)
                            w.raw(m.$unknowns[i]);
                    return w;
                };

                WatchRunResponse.decode = function (r, l, z, q, g) {
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
                    m = g || new $root.shardrun.run.v1.WatchRunResponse();
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
                                if (typeof (v = r.uint64()) === "object" ? v.low || v.high : v !== 0)
                                    m.sequence = v;
                                else
                                    delete m.sequence;
                                continue;
                            }
                        case 2: {
                                if (u !== 2)
                                    break;
                                m.eventJson = r.stringVerify();
                                m.what = "eventJson";
                                continue;
                            }
                        case 3: {
                                if (u !== 2)
                                    break;
                                m.waiting = $root.shardrun.run.v1.Waiting.decode(r, r.size(), $undefined, q + 1, m.waiting);
                                m.what = "waiting";
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

                return WatchRunResponse;
            })();

            v1.Waiting = (function() {

                const Waiting = function (p) {
                    if (p)
                        for (var ks = $Object.keys(p), i = 0; i < ks.length; ++i)
                            if (p[ks[i]] != null && ks[i] !== "__proto__")
                                this[ks[i]] = p[ks[i]];
                };

                Waiting.prototype.waitsFor = "";
                Waiting.prototype.runsBefore = 0;
                Waiting.prototype.forecastMs = null;

                let $oneOfFields;

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Waiting.prototype, "_forecastMs", {
                    get: $util.oneOfGetter($oneOfFields = ["forecastMs"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                Waiting.encode = function (m, w, q) {
                    if (!w)
                        w = $Writer.create();
                    if (q === $undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (m.waitsFor != null && $Object.hasOwnProperty.call(m, "waitsFor") && m.waitsFor !== "")
                        w.uint32(10).string(m.waitsFor);
                    if (m.runsBefore != null && $Object.hasOwnProperty.call(m, "runsBefore") && m.runsBefore !== 0)
                        w.uint32(16).uint32(m.runsBefore);
                    if (m.forecastMs != null && $Object.hasOwnProperty.call(m, "forecastMs"))
                        w.uint32(24).uint64(m.forecastMs);
                    if (m.$unknowns != null && $Object.hasOwnProperty.call(m, "$unknowns"))
                        for (var i = 0; i < m.$unknowns.length; ++i)
                            w.raw(m.$unknowns[i]);
                    return w;
                };

                Waiting.decode = function (r, l, z, q, g) {
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
                    m = g || new $root.shardrun.run.v1.Waiting();
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
                                    m.waitsFor = v;
                                else
                                    delete m.waitsFor;
                                continue;
                            }
                        case 2: {
                                if (u !== 0)
                                    break;
                                if (v = r.uint32())
                                    m.runsBefore = v;
                                else
                                    delete m.runsBefore;
                                continue;
                            }
                        case 3: {
                                if (u !== 0)
                                    break;
                                m.forecastMs = r.uint64();
                                m._forecastMs = "forecastMs";
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

                return Waiting;
            })();

            v1.CancelRunRequest = (function() {

                const CancelRunRequest = function (p) {
                    if (p)
                        for (var ks = $Object.keys(p), i = 0; i < ks.length; ++i)
                            if (p[ks[i]] != null && ks[i] !== "__proto__")
                                this[ks[i]] = p[ks[i]];
                };

                CancelRunRequest.prototype.runId = "";

                CancelRunRequest.encode = function (m, w, q) {
                    if (!w)
                        w = $Writer.create();
                    if (q === $undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (m.runId != null && $Object.hasOwnProperty.call(m, "runId") && m.runId !== "")
                        w.uint32(10).string(m.runId);
                    if (m.$unknowns != null && $Object.hasOwnProperty.call(m, "$unknowns"))
                        for (var i = 0; i < m.$unknowns.length; ++i)
                            w.raw(m.$unknowns[i]);
                    return w;
                };

                CancelRunRequest.decode = function (r, l, z, q, g) {
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
                    m = g || new $root.shardrun.run.v1.CancelRunRequest();
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

                return CancelRunRequest;
            })();

            v1.CancelRunResponse = (function() {

                const CancelRunResponse = function (p) {
                    if (p)
                        for (var ks = $Object.keys(p), i = 0; i < ks.length; ++i)
                            if (p[ks[i]] != null && ks[i] !== "__proto__")
                                this[ks[i]] = p[ks[i]];
                };

                CancelRunResponse.encode = function (m, w, q) {
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

                CancelRunResponse.decode = function (r, l, z, q, g) {
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
                    m = g || new $root.shardrun.run.v1.CancelRunResponse();
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

                return CancelRunResponse;
            })();

            v1.ListRunsRequest = (function() {

                const ListRunsRequest = function (p) {
                    if (p)
                        for (var ks = $Object.keys(p), i = 0; i < ks.length; ++i)
                            if (p[ks[i]] != null && ks[i] !== "__proto__")
                                this[ks[i]] = p[ks[i]];
                };

                ListRunsRequest.encode = function (m, w, q) {
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

                ListRunsRequest.decode = function (r, l, z, q, g) {
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
                    m = g || new $root.shardrun.run.v1.ListRunsRequest();
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

                return ListRunsRequest;
            })();

            v1.ListRunsResponse = (function() {

                const ListRunsResponse = function (p) {
                    this.runs = [];
                    if (p)
                        for (var ks = $Object.keys(p), i = 0; i < ks.length; ++i)
                            if (p[ks[i]] != null && ks[i] !== "__proto__")
                                this[ks[i]] = p[ks[i]];
                };

                ListRunsResponse.prototype.runs = $util.emptyArray;
                ListRunsResponse.prototype.traffic = null;

                ListRunsResponse.encode = function (m, w, q) {
                    if (!w)
                        w = $Writer.create();
                    if (q === $undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (m.runs != null && m.runs.length) {
                        for (var i = 0; i < m.runs.length; ++i)
                            $root.shardrun.run.v1.RunStatus.encode(m.runs[i], w.uint32(10).fork(), q + 1).ldelim();
                    }
                    if (m.traffic != null && $Object.hasOwnProperty.call(m, "traffic"))
                        $root.shardrun.run.v1.Traffic.encode(m.traffic, w.uint32(18).fork(), q + 1).ldelim();
                    if (m.$unknowns != null && $Object.hasOwnProperty.call(m, "$unknowns"))
                        for (var i = 0; i < m.$unknowns.length; ++i)
                            w.raw(m.$unknowns[i]);
                    return w;
                };

                ListRunsResponse.decode = function (r, l, z, q, g) {
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
                    m = g || new $root.shardrun.run.v1.ListRunsResponse();
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
                                if (!(m.runs && m.runs.length))
                                    m.runs = [];
                                m.runs.push($root.shardrun.run.v1.RunStatus.decode(r, r.size(), $undefined, q + 1));
                                continue;
                            }
                        case 2: {
                                if (u !== 2)
                                    break;
                                m.traffic = $root.shardrun.run.v1.Traffic.decode(r, r.size(), $undefined, q + 1, m.traffic);
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

                return ListRunsResponse;
            })();

            v1.RunStatus = (function() {

                const RunStatus = function (p) {
                    this.agents = [];
                    if (p)
                        for (var ks = $Object.keys(p), i = 0; i < ks.length; ++i)
                            if (p[ks[i]] != null && ks[i] !== "__proto__")
                                this[ks[i]] = p[ks[i]];
                };

                RunStatus.prototype.runId = "";
                RunStatus.prototype.branch = "";
                RunStatus.prototype.submittedAtMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
                RunStatus.prototype.state = "";
                RunStatus.prototype.waiting = null;
                RunStatus.prototype.agents = $util.emptyArray;
                RunStatus.prototype.verdict = "";
                RunStatus.prototype.isMain = false;

                RunStatus.encode = function (m, w, q) {
                    if (!w)
                        w = $Writer.create();
                    if (q === $undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (m.runId != null && $Object.hasOwnProperty.call(m, "runId") && m.runId !== "")
                        w.uint32(10).string(m.runId);
                    if (m.branch != null && $Object.hasOwnProperty.call(m, "branch") && m.branch !== "")
                        w.uint32(18).string(m.branch);
                    if (m.submittedAtMs != null && $Object.hasOwnProperty.call(m, "submittedAtMs") && (typeof m.submittedAtMs === "object" ? m.submittedAtMs.low || m.submittedAtMs.high : m.submittedAtMs !== 0))
                        w.uint32(24).uint64(m.submittedAtMs);
                    if (m.state != null && $Object.hasOwnProperty.call(m, "state") && m.state !== "")
                        w.uint32(34).string(m.state);
                    if (m.waiting != null && $Object.hasOwnProperty.call(m, "waiting"))
                        $root.shardrun.run.v1.Waiting.encode(m.waiting, w.uint32(42).fork(), q + 1).ldelim();
                    if (m.agents != null && m.agents.length) {
                        for (var i = 0; i < m.agents.length; ++i)
                            w.uint32(50).string(m.agents[i]);
                    }
                    if (m.verdict != null && $Object.hasOwnProperty.call(m, "verdict") && m.verdict !== "")
                        w.uint32(58).string(m.verdict);
                    if (m.isMain != null && $Object.hasOwnProperty.call(m, "isMain") && m.isMain !== false)
                        w.uint32(64).bool(m.isMain);
                    if (m.$unknowns != null && $Object.hasOwnProperty.call(m, "$unknowns"))
                        for (var i = 0; i < m.$unknowns.length; ++i)
                            w.raw(m.$unknowns[i]);
                    return w;
                };

                RunStatus.decode = function (r, l, z, q, g) {
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
                    m = g || new $root.shardrun.run.v1.RunStatus();
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
                                    m.branch = v;
                                else
                                    delete m.branch;
                                continue;
                            }
                        case 3: {
                                if (u !== 0)
                                    break;
                                if (typeof (v = r.uint64()) === "object" ? v.low || v.high : v !== 0)
                                    m.submittedAtMs = v;
                                else
                                    delete m.submittedAtMs;
                                continue;
                            }
                        case 4: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.state = v;
                                else
                                    delete m.state;
                                continue;
                            }
                        case 5: {
                                if (u !== 2)
                                    break;
                                m.waiting = $root.shardrun.run.v1.Waiting.decode(r, r.size(), $undefined, q + 1, m.waiting);
                                continue;
                            }
                        case 6: {
                                if (u !== 2)
                                    break;
                                if (!(m.agents && m.agents.length))
                                    m.agents = [];
                                m.agents.push(r.stringVerify());
                                continue;
                            }
                        case 7: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.verdict = v;
                                else
                                    delete m.verdict;
                                continue;
                            }
                        case 8: {
                                if (u !== 0)
                                    break;
                                if (v = r.bool())
                                    m.isMain = v;
                                else
                                    delete m.isMain;
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

                return RunStatus;
            })();

            v1.Traffic = (function() {

                const Traffic = function (p) {
                    if (p)
                        for (var ks = $Object.keys(p), i = 0; i < ks.length; ++i)
                            if (p[ks[i]] != null && ks[i] !== "__proto__")
                                this[ks[i]] = p[ks[i]];
                };

                Traffic.prototype.receivedBytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
                Traffic.prototype.sentBytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
                Traffic.prototype.madePacks = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                Traffic.encode = function (m, w, q) {
                    if (!w)
                        w = $Writer.create();
                    if (q === $undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (m.receivedBytes != null && $Object.hasOwnProperty.call(m, "receivedBytes") && (typeof m.receivedBytes === "object" ? m.receivedBytes.low || m.receivedBytes.high : m.receivedBytes !== 0))
                        w.uint32(8).uint64(m.receivedBytes);
                    if (m.sentBytes != null && $Object.hasOwnProperty.call(m, "sentBytes") && (typeof m.sentBytes === "object" ? m.sentBytes.low || m.sentBytes.high : m.sentBytes !== 0))
                        w.uint32(16).uint64(m.sentBytes);
                    if (m.madePacks != null && $Object.hasOwnProperty.call(m, "madePacks") && (typeof m.madePacks === "object" ? m.madePacks.low || m.madePacks.high : m.madePacks !== 0))
                        w.uint32(24).uint64(m.madePacks);
                    if (m.$unknowns != null && $Object.hasOwnProperty.call(m, "$unknowns"))
                        for (var i = 0; i < m.$unknowns.length; ++i)
                            w.raw(m.$unknowns[i]);
                    return w;
                };

                Traffic.decode = function (r, l, z, q, g) {
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
                    m = g || new $root.shardrun.run.v1.Traffic();
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
                                if (typeof (v = r.uint64()) === "object" ? v.low || v.high : v !== 0)
                                    m.receivedBytes = v;
                                else
                                    delete m.receivedBytes;
                                continue;
                            }
                        case 2: {
                                if (u !== 0)
                                    break;
                                if (typeof (v = r.uint64()) === "object" ? v.low || v.high : v !== 0)
                                    m.sentBytes = v;
                                else
                                    delete m.sentBytes;
                                continue;
                            }
                        case 3: {
                                if (u !== 0)
                                    break;
                                if (typeof (v = r.uint64()) === "object" ? v.low || v.high : v !== 0)
                                    m.madePacks = v;
                                else
                                    delete m.madePacks;
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

                return Traffic;
            })();

            v1.GetCertificateRequest = (function() {

                const GetCertificateRequest = function (p) {
                    if (p)
                        for (var ks = $Object.keys(p), i = 0; i < ks.length; ++i)
                            if (p[ks[i]] != null && ks[i] !== "__proto__")
                                this[ks[i]] = p[ks[i]];
                };

                GetCertificateRequest.prototype.runId = "";

                GetCertificateRequest.encode = function (m, w, q) {
                    if (!w)
                        w = $Writer.create();
                    if (q === $undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (m.runId != null && $Object.hasOwnProperty.call(m, "runId") && m.runId !== "")
                        w.uint32(10).string(m.runId);
                    if (m.$unknowns != null && $Object.hasOwnProperty.call(m, "$unknowns"))
                        for (var i = 0; i < m.$unknowns.length; ++i)
                            w.raw(m.$unknowns[i]);
                    return w;
                };

                GetCertificateRequest.decode = function (r, l, z, q, g) {
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
                    m = g || new $root.shardrun.run.v1.GetCertificateRequest();
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

                return GetCertificateRequest;
            })();

            v1.GetCertificateResponse = (function() {

                const GetCertificateResponse = function (p) {
                    if (p)
                        for (var ks = $Object.keys(p), i = 0; i < ks.length; ++i)
                            if (p[ks[i]] != null && ks[i] !== "__proto__")
                                this[ks[i]] = p[ks[i]];
                };

                GetCertificateResponse.prototype.certificate = $util.newBuffer([]);

                GetCertificateResponse.encode = function (m, w, q) {
                    if (!w)
                        w = $Writer.create();
                    if (q === $undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (m.certificate != null && $Object.hasOwnProperty.call(m, "certificate") && m.certificate.length)
                        w.uint32(10).bytes(m.certificate);
                    if (m.$unknowns != null && $Object.hasOwnProperty.call(m, "$unknowns"))
                        for (var i = 0; i < m.$unknowns.length; ++i)
                            w.raw(m.$unknowns[i]);
                    return w;
                };

                GetCertificateResponse.decode = function (r, l, z, q, g) {
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
                    m = g || new $root.shardrun.run.v1.GetCertificateResponse();
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
                                if ((v = r.bytes()).length)
                                    m.certificate = v;
                                else
                                    delete m.certificate;
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

                return GetCertificateResponse;
            })();

            return v1;
        })();

        return run;
    })();

    return shardrun;
})();

export {
  $root as default
};
