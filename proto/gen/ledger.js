// Generated from proto/ledger.proto by `npm run generate`. Do not edit.
import $protobuf from "protobufjs/minimal.js";

const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError;

const $root = $protobuf.roots["shard-run-ledger"] || ($protobuf.roots["shard-run-ledger"] = {});

export const shardrun = $root.shardrun = (() => {

    const shardrun = {};

    shardrun.ledger = (function() {

        const ledger = {};

        ledger.v1 = (function() {

            const v1 = {};

            v1.ReadLedgerRequest = (function() {

                const ReadLedgerRequest = function (p) {
                    if (p)
                        for (var ks = $Object.keys(p), i = 0; i < ks.length; ++i)
                            if (p[ks[i]] != null && ks[i] !== "__proto__")
                                this[ks[i]] = p[ks[i]];
                };

                ReadLedgerRequest.prototype.lineage = "";
                ReadLedgerRequest.prototype.sinceMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                ReadLedgerRequest.encode = function (m, w, q) {
                    if (!w)
                        w = $Writer.create();
                    if (q === $undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (m.lineage != null && $Object.hasOwnProperty.call(m, "lineage") && m.lineage !== "")
                        w.uint32(10).string(m.lineage);
                    if (m.sinceMs != null && $Object.hasOwnProperty.call(m, "sinceMs") && (typeof m.sinceMs === "object" ? m.sinceMs.low || m.sinceMs.high : m.sinceMs !== 0))
                        w.uint32(16).uint64(m.sinceMs);
                    if (m.$unknowns != null && $Object.hasOwnProperty.call(m, "$unknowns"))
                        for (var i = 0; i < m.$unknowns.length; ++i)
                            w.raw(m.$unknowns[i]);
                    return w;
                };

                ReadLedgerRequest.decode = function (r, l, z, q, g) {
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
                    m = g || new $root.shardrun.ledger.v1.ReadLedgerRequest();
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
                                    m.lineage = v;
                                else
                                    delete m.lineage;
                                continue;
                            }
                        case 2: {
                                if (u !== 0)
                                    break;
                                if (typeof (v = r.uint64()) === "object" ? v.low || v.high : v !== 0)
                                    m.sinceMs = v;
                                else
                                    delete m.sinceMs;
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

                return ReadLedgerRequest;
            })();

            v1.ReadLedgerResponse = (function() {

                const ReadLedgerResponse = function (p) {
                    if (p)
                        for (var ks = $Object.keys(p), i = 0; i < ks.length; ++i)
                            if (p[ks[i]] != null && ks[i] !== "__proto__")
                                this[ks[i]] = p[ks[i]];
                };

                ReadLedgerResponse.prototype.partJson = "";

                ReadLedgerResponse.encode = function (m, w, q) {
                    if (!w)
                        w = $Writer.create();
                    if (q === $undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (m.partJson != null && $Object.hasOwnProperty.call(m, "partJson") && m.partJson !== "")
                        w.uint32(10).string(m.partJson);
                    if (m.$unknowns != null && $Object.hasOwnProperty.call(m, "$unknowns"))
                        for (var i = 0; i < m.$unknowns.length; ++i)
                            w.raw(m.$unknowns[i]);
                    return w;
                };

                ReadLedgerResponse.decode = function (r, l, z, q, g) {
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
                    m = g || new $root.shardrun.ledger.v1.ReadLedgerResponse();
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
                                    m.partJson = v;
                                else
                                    delete m.partJson;
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

                return ReadLedgerResponse;
            })();

            v1.ReadCaseRequest = (function() {

                const ReadCaseRequest = function (p) {
                    if (p)
                        for (var ks = $Object.keys(p), i = 0; i < ks.length; ++i)
                            if (p[ks[i]] != null && ks[i] !== "__proto__")
                                this[ks[i]] = p[ks[i]];
                };

                ReadCaseRequest.prototype.lineage = "";
                ReadCaseRequest.prototype.find = null;
                ReadCaseRequest.prototype["case"] = null;
                ReadCaseRequest.prototype.before = null;
                ReadCaseRequest.prototype.limit = 0;

                let $oneOfFields;

                $Object.defineProperty(ReadCaseRequest.prototype, "question", {
                    get: $util.oneOfGetter($oneOfFields = ["find", "case", "before"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                ReadCaseRequest.encode = function (m, w, q) {
                    if (!w)
                        w = $Writer.create();
                    if (q === $undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (m.lineage != null && $Object.hasOwnProperty.call(m, "lineage") && m.lineage !== "")
                        w.uint32(10).string(m.lineage);
                    if (m.find != null && $Object.hasOwnProperty.call(m, "find"))
                        w.uint32(18).string(m.find);
                    if (m["case"] != null && $Object.hasOwnProperty.call(m, "case"))
                        w.uint32(26).string(m["case"]);
                    if (m.limit != null && $Object.hasOwnProperty.call(m, "limit") && m.limit !== 0)
                        w.uint32(32).uint32(m.limit);
                    if (m.before != null && $Object.hasOwnProperty.call(m, "before"))
                        $root.shardrun.ledger.v1.SlotPlace.encode(m.before, w.uint32(42).fork(), q + 1).ldelim();
                    if (m.$unknowns != null && $Object.hasOwnProperty.call(m, "$unknowns"))
                        for (var i = 0; i < m.$unknowns.length; ++i)
                            w.raw(m.$unknowns[i]);
                    return w;
                };

                ReadCaseRequest.decode = function (r, l, z, q, g) {
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
                    m = g || new $root.shardrun.ledger.v1.ReadCaseRequest();
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
                                    m.lineage = v;
                                else
                                    delete m.lineage;
                                continue;
                            }
                        case 2: {
                                if (u !== 2)
                                    break;
                                m.find = r.stringVerify();
                                m.question = "find";
                                continue;
                            }
                        case 3: {
                                if (u !== 2)
                                    break;
                                m["case"] = r.stringVerify();
                                m.question = "case";
                                continue;
                            }
                        case 5: {
                                if (u !== 2)
                                    break;
                                m.before = $root.shardrun.ledger.v1.SlotPlace.decode(r, r.size(), $undefined, q + 1, m.before);
                                m.question = "before";
                                continue;
                            }
                        case 4: {
                                if (u !== 0)
                                    break;
                                if (v = r.uint32())
                                    m.limit = v;
                                else
                                    delete m.limit;
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

                return ReadCaseRequest;
            })();

            v1.SlotPlace = (function() {

                const SlotPlace = function (p) {
                    if (p)
                        for (var ks = $Object.keys(p), i = 0; i < ks.length; ++i)
                            if (p[ks[i]] != null && ks[i] !== "__proto__")
                                this[ks[i]] = p[ks[i]];
                };

                SlotPlace.prototype.runId = "";
                SlotPlace.prototype.agent = "";
                SlotPlace.prototype.slot = 0;
                SlotPlace.prototype.order = 0;

                SlotPlace.encode = function (m, w, q) {
                    if (!w)
                        w = $Writer.create();
                    if (q === $undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (m.runId != null && $Object.hasOwnProperty.call(m, "runId") && m.runId !== "")
                        w.uint32(10).string(m.runId);
                    if (m.agent != null && $Object.hasOwnProperty.call(m, "agent") && m.agent !== "")
                        w.uint32(18).string(m.agent);
                    if (m.slot != null && $Object.hasOwnProperty.call(m, "slot") && m.slot !== 0)
                        w.uint32(24).uint32(m.slot);
                    if (m.order != null && $Object.hasOwnProperty.call(m, "order") && m.order !== 0)
                        w.uint32(32).uint32(m.order);
                    if (m.$unknowns != null && $Object.hasOwnProperty.call(m, "$unknowns"))
                        for (var i = 0; i < m.$unknowns.length; ++i)
                            w.raw(m.$unknowns[i]);
                    return w;
                };

                SlotPlace.decode = function (r, l, z, q, g) {
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
                    m = g || new $root.shardrun.ledger.v1.SlotPlace();
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
                                    m.agent = v;
                                else
                                    delete m.agent;
                                continue;
                            }
                        case 3: {
                                if (u !== 0)
                                    break;
                                if (v = r.uint32())
                                    m.slot = v;
                                else
                                    delete m.slot;
                                continue;
                            }
                        case 4: {
                                if (u !== 0)
                                    break;
                                if (v = r.uint32())
                                    m.order = v;
                                else
                                    delete m.order;
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

                return SlotPlace;
            })();

            v1.ReadCaseResponse = (function() {

                const ReadCaseResponse = function (p) {
                    if (p)
                        for (var ks = $Object.keys(p), i = 0; i < ks.length; ++i)
                            if (p[ks[i]] != null && ks[i] !== "__proto__")
                                this[ks[i]] = p[ks[i]];
                };

                ReadCaseResponse.prototype.partJson = "";

                ReadCaseResponse.encode = function (m, w, q) {
                    if (!w)
                        w = $Writer.create();
                    if (q === $undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (m.partJson != null && $Object.hasOwnProperty.call(m, "partJson") && m.partJson !== "")
                        w.uint32(10).string(m.partJson);
                    if (m.$unknowns != null && $Object.hasOwnProperty.call(m, "$unknowns"))
                        for (var i = 0; i < m.$unknowns.length; ++i)
                            w.raw(m.$unknowns[i]);
                    return w;
                };

                ReadCaseResponse.decode = function (r, l, z, q, g) {
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
                    m = g || new $root.shardrun.ledger.v1.ReadCaseResponse();
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
                                    m.partJson = v;
                                else
                                    delete m.partJson;
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

                return ReadCaseResponse;
            })();

            v1.NoteLedgerRequest = (function() {

                const NoteLedgerRequest = function (p) {
                    if (p)
                        for (var ks = $Object.keys(p), i = 0; i < ks.length; ++i)
                            if (p[ks[i]] != null && ks[i] !== "__proto__")
                                this[ks[i]] = p[ks[i]];
                };

                NoteLedgerRequest.prototype.lineage = "";
                NoteLedgerRequest.prototype.verdict = null;
                NoteLedgerRequest.prototype.soak = null;
                NoteLedgerRequest.prototype.quarantine = null;
                NoteLedgerRequest.prototype.segment = null;
                NoteLedgerRequest.prototype.origin = null;

                let $oneOfFields;

                $Object.defineProperty(NoteLedgerRequest.prototype, "what", {
                    get: $util.oneOfGetter($oneOfFields = ["verdict", "soak", "quarantine", "segment", "origin"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                NoteLedgerRequest.encode = function (m, w, q) {
                    if (!w)
                        w = $Writer.create();
                    if (q === $undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (m.lineage != null && $Object.hasOwnProperty.call(m, "lineage") && m.lineage !== "")
                        w.uint32(10).string(m.lineage);
                    if (m.verdict != null && $Object.hasOwnProperty.call(m, "verdict"))
                        $root.shardrun.ledger.v1.Verdict.encode(m.verdict, w.uint32(18).fork(), q + 1).ldelim();
                    if (m.soak != null && $Object.hasOwnProperty.call(m, "soak"))
                        $root.shardrun.ledger.v1.Soak.encode(m.soak, w.uint32(26).fork(), q + 1).ldelim();
                    if (m.quarantine != null && $Object.hasOwnProperty.call(m, "quarantine"))
                        $root.shardrun.ledger.v1.Quarantine.encode(m.quarantine, w.uint32(34).fork(), q + 1).ldelim();
                    if (m.segment != null && $Object.hasOwnProperty.call(m, "segment"))
                        $root.shardrun.ledger.v1.Segment.encode(m.segment, w.uint32(42).fork(), q + 1).ldelim();
                    if (m.origin != null && $Object.hasOwnProperty.call(m, "origin"))
                        $root.shardrun.ledger.v1.Origin.encode(m.origin, w.uint32(50).fork(), q + 1).ldelim();
                    if (m.$unknowns != null && $Object.hasOwnProperty.call(m, "$unknowns"))
                        for (var i = 0; i < m.$unknowns.length; ++i)
                            w.raw(m.$unknowns[i]);
                    return w;
                };

                NoteLedgerRequest.decode = function (r, l, z, q, g) {
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
                    m = g || new $root.shardrun.ledger.v1.NoteLedgerRequest();
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
                                    m.lineage = v;
                                else
                                    delete m.lineage;
                                continue;
                            }
                        case 2: {
                                if (u !== 2)
                                    break;
                                m.verdict = $root.shardrun.ledger.v1.Verdict.decode(r, r.size(), $undefined, q + 1, m.verdict);
                                m.what = "verdict";
                                continue;
                            }
                        case 3: {
                                if (u !== 2)
                                    break;
                                m.soak = $root.shardrun.ledger.v1.Soak.decode(r, r.size(), $undefined, q + 1, m.soak);
                                m.what = "soak";
                                continue;
                            }
                        case 4: {
                                if (u !== 2)
                                    break;
                                m.quarantine = $root.shardrun.ledger.v1.Quarantine.decode(r, r.size(), $undefined, q + 1, m.quarantine);
                                m.what = "quarantine";
                                continue;
                            }
                        case 5: {
                                if (u !== 2)
                                    break;
                                m.segment = $root.shardrun.ledger.v1.Segment.decode(r, r.size(), $undefined, q + 1, m.segment);
                                m.what = "segment";
                                continue;
                            }
                        case 6: {
                                if (u !== 2)
                                    break;
                                m.origin = $root.shardrun.ledger.v1.Origin.decode(r, r.size(), $undefined, q + 1, m.origin);
                                m.what = "origin";
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

                return NoteLedgerRequest;
            })();

            v1.NoteLedgerResponse = (function() {

                const NoteLedgerResponse = function (p) {
                    if (p)
                        for (var ks = $Object.keys(p), i = 0; i < ks.length; ++i)
                            if (p[ks[i]] != null && ks[i] !== "__proto__")
                                this[ks[i]] = p[ks[i]];
                };

                NoteLedgerResponse.encode = function (m, w, q) {
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

                NoteLedgerResponse.decode = function (r, l, z, q, g) {
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
                    m = g || new $root.shardrun.ledger.v1.NoteLedgerResponse();
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

                return NoteLedgerResponse;
            })();

            v1.Verdict = (function() {

                const Verdict = function (p) {
                    if (p)
                        for (var ks = $Object.keys(p), i = 0; i < ks.length; ++i)
                            if (p[ks[i]] != null && ks[i] !== "__proto__")
                                this[ks[i]] = p[ks[i]];
                };

                Verdict.prototype["case"] = "";
                Verdict.prototype.runId = "";
                Verdict.prototype.commit = "";
                Verdict.prototype.agent = "";
                Verdict.prototype.cause = "";
                Verdict.prototype.probability = 0;
                Verdict.prototype.reruns = 0;
                Verdict.prototype.rerunFailures = 0;
                Verdict.prototype.words = "";

                Verdict.encode = function (m, w, q) {
                    if (!w)
                        w = $Writer.create();
                    if (q === $undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (m["case"] != null && $Object.hasOwnProperty.call(m, "case") && m["case"] !== "")
                        w.uint32(10).string(m["case"]);
                    if (m.runId != null && $Object.hasOwnProperty.call(m, "runId") && m.runId !== "")
                        w.uint32(18).string(m.runId);
                    if (m.commit != null && $Object.hasOwnProperty.call(m, "commit") && m.commit !== "")
                        w.uint32(26).string(m.commit);
                    if (m.agent != null && $Object.hasOwnProperty.call(m, "agent") && m.agent !== "")
                        w.uint32(34).string(m.agent);
                    if (m.cause != null && $Object.hasOwnProperty.call(m, "cause") && m.cause !== "")
                        w.uint32(42).string(m.cause);
                    if (m.probability != null && $Object.hasOwnProperty.call(m, "probability") && !$Object.is(m.probability, 0))
                        w.uint32(49).double(m.probability);
                    if (m.reruns != null && $Object.hasOwnProperty.call(m, "reruns") && m.reruns !== 0)
                        w.uint32(56).uint32(m.reruns);
                    if (m.rerunFailures != null && $Object.hasOwnProperty.call(m, "rerunFailures") && m.rerunFailures !== 0)
                        w.uint32(64).uint32(m.rerunFailures);
                    if (m.words != null && $Object.hasOwnProperty.call(m, "words") && m.words !== "")
                        w.uint32(74).string(m.words);
                    if (m.$unknowns != null && $Object.hasOwnProperty.call(m, "$unknowns"))
                        for (var i = 0; i < m.$unknowns.length; ++i)
                            w.raw(m.$unknowns[i]);
                    return w;
                };

                Verdict.decode = function (r, l, z, q, g) {
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
                    m = g || new $root.shardrun.ledger.v1.Verdict();
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
                                    m["case"] = v;
                                else
                                    delete m["case"];
                                continue;
                            }
                        case 2: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.runId = v;
                                else
                                    delete m.runId;
                                continue;
                            }
                        case 3: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.commit = v;
                                else
                                    delete m.commit;
                                continue;
                            }
                        case 4: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.agent = v;
                                else
                                    delete m.agent;
                                continue;
                            }
                        case 5: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.cause = v;
                                else
                                    delete m.cause;
                                continue;
                            }
                        case 6: {
                                if (u !== 1)
                                    break;
                                if (!$Object.is(v = r.double(), 0))
                                    m.probability = v;
                                else
                                    delete m.probability;
                                continue;
                            }
                        case 7: {
                                if (u !== 0)
                                    break;
                                if (v = r.uint32())
                                    m.reruns = v;
                                else
                                    delete m.reruns;
                                continue;
                            }
                        case 8: {
                                if (u !== 0)
                                    break;
                                if (v = r.uint32())
                                    m.rerunFailures = v;
                                else
                                    delete m.rerunFailures;
                                continue;
                            }
                        case 9: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.words = v;
                                else
                                    delete m.words;
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

                return Verdict;
            })();

            v1.Soak = (function() {

                const Soak = function (p) {
                    if (p)
                        for (var ks = $Object.keys(p), i = 0; i < ks.length; ++i)
                            if (p[ks[i]] != null && ks[i] !== "__proto__")
                                this[ks[i]] = p[ks[i]];
                };

                Soak.prototype["case"] = "";
                Soak.prototype.atMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
                Soak.prototype.context = "";
                Soak.prototype.runs = 0;
                Soak.prototype.failures = 0;

                Soak.encode = function (m, w, q) {
                    if (!w)
                        w = $Writer.create();
                    if (q === $undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (m["case"] != null && $Object.hasOwnProperty.call(m, "case") && m["case"] !== "")
                        w.uint32(10).string(m["case"]);
                    if (m.atMs != null && $Object.hasOwnProperty.call(m, "atMs") && (typeof m.atMs === "object" ? m.atMs.low || m.atMs.high : m.atMs !== 0))
                        w.uint32(16).uint64(m.atMs);
                    if (m.context != null && $Object.hasOwnProperty.call(m, "context") && m.context !== "")
                        w.uint32(26).string(m.context);
                    if (m.runs != null && $Object.hasOwnProperty.call(m, "runs") && m.runs !== 0)
                        w.uint32(32).uint32(m.runs);
                    if (m.failures != null && $Object.hasOwnProperty.call(m, "failures") && m.failures !== 0)
                        w.uint32(40).uint32(m.failures);
                    if (m.$unknowns != null && $Object.hasOwnProperty.call(m, "$unknowns"))
                        for (var i = 0; i < m.$unknowns.length; ++i)
                            w.raw(m.$unknowns[i]);
                    return w;
                };

                Soak.decode = function (r, l, z, q, g) {
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
                    m = g || new $root.shardrun.ledger.v1.Soak();
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
                                    m["case"] = v;
                                else
                                    delete m["case"];
                                continue;
                            }
                        case 2: {
                                if (u !== 0)
                                    break;
                                if (typeof (v = r.uint64()) === "object" ? v.low || v.high : v !== 0)
                                    m.atMs = v;
                                else
                                    delete m.atMs;
                                continue;
                            }
                        case 3: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.context = v;
                                else
                                    delete m.context;
                                continue;
                            }
                        case 4: {
                                if (u !== 0)
                                    break;
                                if (v = r.uint32())
                                    m.runs = v;
                                else
                                    delete m.runs;
                                continue;
                            }
                        case 5: {
                                if (u !== 0)
                                    break;
                                if (v = r.uint32())
                                    m.failures = v;
                                else
                                    delete m.failures;
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

                return Soak;
            })();

            v1.Quarantine = (function() {

                const Quarantine = function (p) {
                    if (p)
                        for (var ks = $Object.keys(p), i = 0; i < ks.length; ++i)
                            if (p[ks[i]] != null && ks[i] !== "__proto__")
                                this[ks[i]] = p[ks[i]];
                };

                Quarantine.prototype["case"] = "";
                Quarantine.prototype.kind = "";
                Quarantine.prototype.atMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
                Quarantine.prototype.untilMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
                Quarantine.prototype.owner = "";
                Quarantine.prototype.reason = "";
                Quarantine.prototype.proofRuns = 0;

                Quarantine.encode = function (m, w, q) {
                    if (!w)
                        w = $Writer.create();
                    if (q === $undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (m["case"] != null && $Object.hasOwnProperty.call(m, "case") && m["case"] !== "")
                        w.uint32(10).string(m["case"]);
                    if (m.kind != null && $Object.hasOwnProperty.call(m, "kind") && m.kind !== "")
                        w.uint32(18).string(m.kind);
                    if (m.atMs != null && $Object.hasOwnProperty.call(m, "atMs") && (typeof m.atMs === "object" ? m.atMs.low || m.atMs.high : m.atMs !== 0))
                        w.uint32(24).uint64(m.atMs);
                    if (m.untilMs != null && $Object.hasOwnProperty.call(m, "untilMs") && (typeof m.untilMs === "object" ? m.untilMs.low || m.untilMs.high : m.untilMs !== 0))
                        w.uint32(32).uint64(m.untilMs);
                    if (m.owner != null && $Object.hasOwnProperty.call(m, "owner") && m.owner !== "")
                        w.uint32(42).string(m.owner);
                    if (m.reason != null && $Object.hasOwnProperty.call(m, "reason") && m.reason !== "")
                        w.uint32(50).string(m.reason);
                    if (m.proofRuns != null && $Object.hasOwnProperty.call(m, "proofRuns") && m.proofRuns !== 0)
                        w.uint32(56).uint32(m.proofRuns);
                    if (m.$unknowns != null && $Object.hasOwnProperty.call(m, "$unknowns"))
                        for (var i = 0; i < m.$unknowns.length; ++i)
                            w.raw(m.$unknowns[i]);
                    return w;
                };

                Quarantine.decode = function (r, l, z, q, g) {
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
                    m = g || new $root.shardrun.ledger.v1.Quarantine();
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
                                    m["case"] = v;
                                else
                                    delete m["case"];
                                continue;
                            }
                        case 2: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.kind = v;
                                else
                                    delete m.kind;
                                continue;
                            }
                        case 3: {
                                if (u !== 0)
                                    break;
                                if (typeof (v = r.uint64()) === "object" ? v.low || v.high : v !== 0)
                                    m.atMs = v;
                                else
                                    delete m.atMs;
                                continue;
                            }
                        case 4: {
                                if (u !== 0)
                                    break;
                                if (typeof (v = r.uint64()) === "object" ? v.low || v.high : v !== 0)
                                    m.untilMs = v;
                                else
                                    delete m.untilMs;
                                continue;
                            }
                        case 5: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.owner = v;
                                else
                                    delete m.owner;
                                continue;
                            }
                        case 6: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.reason = v;
                                else
                                    delete m.reason;
                                continue;
                            }
                        case 7: {
                                if (u !== 0)
                                    break;
                                if (v = r.uint32())
                                    m.proofRuns = v;
                                else
                                    delete m.proofRuns;
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

                return Quarantine;
            })();

            v1.Segment = (function() {

                const Segment = function (p) {
                    if (p)
                        for (var ks = $Object.keys(p), i = 0; i < ks.length; ++i)
                            if (p[ks[i]] != null && ks[i] !== "__proto__")
                                this[ks[i]] = p[ks[i]];
                };

                Segment.prototype["case"] = "";

                Segment.encode = function (m, w, q) {
                    if (!w)
                        w = $Writer.create();
                    if (q === $undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (m["case"] != null && $Object.hasOwnProperty.call(m, "case") && m["case"] !== "")
                        w.uint32(10).string(m["case"]);
                    if (m.$unknowns != null && $Object.hasOwnProperty.call(m, "$unknowns"))
                        for (var i = 0; i < m.$unknowns.length; ++i)
                            w.raw(m.$unknowns[i]);
                    return w;
                };

                Segment.decode = function (r, l, z, q, g) {
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
                    m = g || new $root.shardrun.ledger.v1.Segment();
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
                                    m["case"] = v;
                                else
                                    delete m["case"];
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

                return Segment;
            })();

            v1.Origin = (function() {

                const Origin = function (p) {
                    if (p)
                        for (var ks = $Object.keys(p), i = 0; i < ks.length; ++i)
                            if (p[ks[i]] != null && ks[i] !== "__proto__")
                                this[ks[i]] = p[ks[i]];
                };

                Origin.prototype["case"] = "";
                Origin.prototype.atMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
                Origin.prototype.kind = "";
                Origin.prototype.commit = "";
                Origin.prototype.probability = 0;
                Origin.prototype.words = "";

                Origin.encode = function (m, w, q) {
                    if (!w)
                        w = $Writer.create();
                    if (q === $undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (m["case"] != null && $Object.hasOwnProperty.call(m, "case") && m["case"] !== "")
                        w.uint32(10).string(m["case"]);
                    if (m.atMs != null && $Object.hasOwnProperty.call(m, "atMs") && (typeof m.atMs === "object" ? m.atMs.low || m.atMs.high : m.atMs !== 0))
                        w.uint32(16).uint64(m.atMs);
                    if (m.kind != null && $Object.hasOwnProperty.call(m, "kind") && m.kind !== "")
                        w.uint32(26).string(m.kind);
                    if (m.commit != null && $Object.hasOwnProperty.call(m, "commit") && m.commit !== "")
                        w.uint32(34).string(m.commit);
                    if (m.probability != null && $Object.hasOwnProperty.call(m, "probability") && !$Object.is(m.probability, 0))
                        w.uint32(41).double(m.probability);
                    if (m.words != null && $Object.hasOwnProperty.call(m, "words") && m.words !== "")
                        w.uint32(50).string(m.words);
                    if (m.$unknowns != null && $Object.hasOwnProperty.call(m, "$unknowns"))
                        for (var i = 0; i < m.$unknowns.length; ++i)
                            w.raw(m.$unknowns[i]);
                    return w;
                };

                Origin.decode = function (r, l, z, q, g) {
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
                    m = g || new $root.shardrun.ledger.v1.Origin();
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
                                    m["case"] = v;
                                else
                                    delete m["case"];
                                continue;
                            }
                        case 2: {
                                if (u !== 0)
                                    break;
                                if (typeof (v = r.uint64()) === "object" ? v.low || v.high : v !== 0)
                                    m.atMs = v;
                                else
                                    delete m.atMs;
                                continue;
                            }
                        case 3: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.kind = v;
                                else
                                    delete m.kind;
                                continue;
                            }
                        case 4: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.commit = v;
                                else
                                    delete m.commit;
                                continue;
                            }
                        case 5: {
                                if (u !== 1)
                                    break;
                                if (!$Object.is(v = r.double(), 0))
                                    m.probability = v;
                                else
                                    delete m.probability;
                                continue;
                            }
                        case 6: {
                                if (u !== 2)
                                    break;
                                if ((v = r.stringVerify()).length)
                                    m.words = v;
                                else
                                    delete m.words;
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

                return Origin;
            })();

            return v1;
        })();

        return ledger;
    })();

    return shardrun;
})();

export {
  $root as default
};
