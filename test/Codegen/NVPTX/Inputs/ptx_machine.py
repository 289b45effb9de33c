"""Runs a kernel in PTX on NumPy arrays: a GPU slow enough to be carried along, and stricter than a real one.

All threads of a block are lanes of NumPy arrays. Half of the warps, drawn anew all the time, sleep, so that what a barrier
should have kept in order comes out of order; of the others the threads furthest behind go first. An error is raised where
a real GPU would do as it likes: accesses outside of every buffer, registers read before they are written,
a barrier that not all threads of the block reach, a shuffle without the whole warp.
"""
import itertools
import re

import numpy as np

from ptx_parts import Kernel, Memory

TYPES = {"f32": "f4", "f64": "f8", "s8": "i1", "s16": "i2", "s32": "i4", "s64": "i8", "u8": "u1", "u16": "u2", "u32": "u4",
         "u64": "u8", "b8": "u1", "b16": "u2", "b32": "u4", "b64": "u8", "pred": "?"}
NAN = np.uint32(0x7FFFFFFF).view("f4")  # the one that a float32 is which was computed
COMPARE = {"eq": np.equal, "ne": np.not_equal, "lt": np.less, "le": np.less_equal, "gt": np.greater,
           "ge": np.greater_equal}


class Block:
    """The threads of one block, from the first instruction to the last return."""

    def __init__(self, kernel, memory, parameters, block, blocks):
        self.kernel, self.memory, self.parameters = kernel, memory, parameters
        self.count = kernel.threads
        self.registers, self.written = {}, {}
        self.shared = Memory()
        self.shared_base = self.shared.place(np.zeros(kernel.shared_bytes, "u1"))
        self.random = np.random.default_rng(block)
        self.special = {"%tid.x": np.arange(self.count), "%ctaid.x": block, "%nctaid.x": blocks, "%ntid.x": self.count}

    def run(self):
        counter = np.zeros(self.count, int)
        waiting, held, done = (np.zeros(self.count, bool) for _ in range(3))
        redraw = 0
        for turn in itertools.count():
            if done.all():
                return
            ready = ~waiting & ~held & ~done
            if turn == redraw:
                awake = self.random.random(self.count // 32).repeat(32) < 0.5
                redraw += self.random.choice([10, 100, 1000])
            if (ready & awake).any():
                ready &= awake
            if not ready.any():
                if held.any():
                    raise AssertionError("a shuffle without the whole warp")
                if done.any() or len(set(counter[waiting])) != 1:
                    raise AssertionError("a barrier that not all threads reach")
                counter[waiting] += 1
                waiting[:] = False
                continue
            at = counter[ready].min()
            guard, negated, op, operands = self.kernel.code[at]
            taken = np.flatnonzero(ready & (counter == at))
            counter[taken] += 1
            if guard:
                taken = taken[self.get(guard, "pred", taken) != negated]
            if op[0] == "bra":
                counter[taken] = self.kernel.labels[operands[0]]
            elif op[0] == "ret":
                done[taken] = True
            elif op[0] == "bar":
                counter[taken] -= 1
                waiting[taken] = True
            elif op[0] == "shfl":  # those who come first wait for the rest of their warp
                counter[taken] -= 1
                held[taken] = True
                here = (held & (counter == at)).reshape(-1, 32).all(1).repeat(32)
                held[here] = False
                counter[here] += 1
                if here.any():
                    self.step(op, operands, np.flatnonzero(here))
            elif len(taken):
                self.step(op, operands, taken)

    def get(self, operand, kind, which=None):
        """The operand's value in all threads of `which`, bits read as this type."""
        dtype = np.dtype(TYPES[kind])
        which = self.taken if which is None else which
        if operand in self.special:
            value = np.broadcast_to(np.asarray(self.special[operand], "u8"), self.count)[which]
        elif operand.startswith("%"):
            if operand not in self.registers or not self.written[operand][which].all():
                raise AssertionError(f"{operand} is read before it is written")
            value = self.registers[operand][which]
        else:
            value = np.full(self.count, self.immediate(operand), "u8")[which]
        return value != 0 if kind == "pred" else np.ascontiguousarray(value.astype(f"u{dtype.itemsize}")).view(dtype)

    def immediate(self, text):
        if text in self.kernel.shared:
            return np.uint64(self.shared_base + self.kernel.shared[text])
        bits = int(text[2:], 16) if text[:2] in ("0f", "0d") else int(text, 0)
        return np.uint64(bits % 2**64)

    def put(self, register, value):
        value = np.ascontiguousarray(value)
        bits = value.astype("u8") if value.dtype == bool else value.view(f"u{value.itemsize}").astype("u8")
        self.registers.setdefault(register, np.zeros(self.count, "u8"))[self.taken] = bits
        self.written.setdefault(register, np.zeros(self.count, bool))[self.taken] = True

    def put_number(self, register, value):
        """What was computed. A float32 that is NaN has all bits set but the sign, whatever NaN it comes from."""
        self.put(register, np.where(np.isnan(value), NAN, value) if value.dtype == np.float32 else value)

    def address(self, operand):
        base, offset = re.fullmatch(r"\[([%\w$]+)(?:\+?(-?\d+))?\]", operand).groups()
        return self.get(base, "u64") + np.uint64(int(offset or 0) % 2**64)

    def step(self, op, operands, taken):
        self.taken = taken
        with np.errstate(all="ignore"):
            getattr(self, "op_" + op[0])(op[1:], *operands)

    def op_ld(self, how, to, source):
        dtype = np.dtype(TYPES[how[-1]])
        if how[0] == "param":
            value = np.asarray(self.parameters[source[1:-1]])
            return self.put(to, np.full(len(self.taken), value))
        memory = self.shared if how[0] == "shared" else self.memory
        self.put(to, memory.load(self.address(source), dtype).astype(f"{dtype.kind}8" if dtype.kind in "iu" else dtype))

    def op_st(self, how, to, value):
        (self.shared if how[0] == "shared" else self.memory).store(self.address(to), self.get(value, how[-1]))

    def op_mov(self, how, to, value):
        self.put(to, self.get(value, how[-1]))

    def op_high(self, how, to, value):
        self.put(to, (self.get(value, "b64") >> np.uint64(32)).astype("u4"))

    def op_selp(self, how, to, a, b, condition):
        self.put(to, np.where(self.get(condition, "pred"), self.get(a, how[-1]), self.get(b, how[-1])))

    def op_setp(self, how, to, a, b):
        x, y = self.get(a, how[-1]), self.get(b, how[-1])
        unordered = np.isnan(x) | np.isnan(y) if x.dtype.kind == "f" else np.zeros(len(x), bool)
        name = how[0]
        if name in ("nan", "num"):
            return self.put(to, unordered == (name == "nan"))
        if x.dtype.kind == "f" and name.endswith("u") or (x.dtype.kind == "f" and name == "equ"):
            return self.put(to, COMPARE[name[:-1]](x, y) | unordered)
        self.put(to, COMPARE[name](x, y) & ~unordered)

    def op_cvt(self, how, to, value):
        x, dtype = self.get(value, how[-1]), np.dtype(TYPES[how[-2]])
        rounding = {"rmi": np.floor, "rpi": np.ceil, "rzi": np.trunc, "rni": np.rint}.get(how[0])
        if x.dtype.kind != "f":
            x = x.astype(dtype)  # what is narrower than its register is extended
            return self.put(to, x if dtype.kind == "f" else x.astype(f"{dtype.kind}8"))
        x = rounding(x) if rounding else x
        if dtype.kind == "f":
            return self.put_number(to, x.astype(dtype))
        limits = np.iinfo(dtype)
        inside = (x >= limits.min) & (x < float(limits.max) + (0 if dtype.itemsize == 8 else 1))
        clamped = np.where(x > 0, limits.max, limits.min).astype(dtype)
        self.put(to, np.where(np.isnan(x), dtype.type(0), np.where(inside, np.where(inside, x, 0).astype(dtype), clamped)))

    def op_mul(self, how, to, a, b):
        x, y = self.get(a, how[-1]), self.get(b, how[-1])
        if how[0] == "wide":
            wide = f"{x.dtype.kind}{2 * x.itemsize}"
            x, y = x.astype(wide), y.astype(wide)
        elif how[0] == "hi":
            product = x.astype(object) * y.astype(object)
            return self.put(to, (product >> (8 * x.itemsize)).astype(x.dtype))
        self.put_number(to, x * y)

    def op_mad(self, how, to, a, b, c):
        x, y = self.get(a, how[-1]), self.get(b, how[-1])
        if how[0] == "wide":
            wide = f"{x.dtype.kind}{2 * x.itemsize}"
            return self.put(to, x.astype(wide) * y.astype(wide) + self.get(c, f"{how[-1][0]}{16 * x.itemsize}"))
        self.put(to, x * y + self.get(c, how[-1]))

    def op_fma(self, how, to, a, b, c):
        x, y, z = (self.get(operand, how[-1]) for operand in (a, b, c))
        self.put_number(to, (x.astype("g") * y.astype("g") + z.astype("g")).astype(x.dtype))

    def op_div(self, how, to, a, b):
        x, y = self.get(a, how[-1]), self.get(b, how[-1])
        if x.dtype.kind == "f":
            return self.put_number(to, x / y)
        quotient = np.trunc(x.astype("g") / np.where(y == 0, 1, y).astype("g")).astype(x.dtype)
        self.put(to, np.where(y == 0, x.dtype.type(-1) if x.dtype.kind == "i" else np.iinfo(x.dtype).max, quotient))

    def op_rem(self, how, to, a, b):
        x, y = self.get(a, how[-1]), self.get(b, how[-1])
        self.put(to, np.where(y == 0, x, np.fmod(x, np.where(y == 0, 1, y))))

    def op_shl(self, how, to, a, b):
        x, count = self.get(a, how[-1]), self.get(b, "u32")
        bits = 8 * x.itemsize
        self.put(to, np.where(count < bits, x << (count % bits).astype(x.dtype), 0).astype(x.dtype))

    def op_shr(self, how, to, a, b):
        x, count = self.get(a, how[-1]), self.get(b, "u32")
        bits = 8 * x.itemsize
        if x.dtype.kind == "i":
            return self.put(to, x >> np.minimum(count, bits - 1).astype(x.dtype))
        self.put(to, np.where(count < bits, x >> (count % bits).astype(x.dtype), 0).astype(x.dtype))

    def op_shfl(self, how, to, value, distance, clamp, mask):
        if how[:2] != ["sync", "down"] or (clamp, mask) != ("31", "-1"):
            raise AssertionError(f"unknown shuffle {how}")
        x, lane = self.get(value, "b32"), np.arange(len(self.taken)) % 32
        distance = self.get(distance, "u32").astype(int)
        self.put(to, x[np.arange(len(x)) + np.where(lane + distance <= 31, distance, 0)])

    def op_max(self, how, to, a, b, best=np.fmax, propagating=np.maximum):
        x, y = self.get(a, how[-1]), self.get(b, how[-1])
        self.put_number(to, propagating(x, y) if "NaN" in how or x.dtype.kind != "f" else best(x, y))

    def op_min(self, how, to, a, b):
        self.op_max(how, to, a, b, np.fmin, np.minimum)

    def op_copysign(self, how, to, sign, magnitude):
        self.put(to, np.copysign(self.get(magnitude, how[-1]), self.get(sign, how[-1])))


def elementwise(function):
    def run(self, how, to, *operands):
        values = [self.get(operand, how[-1]) for operand in operands]
        result = function(*values)
        self.put_number(to, result if result.dtype == bool else result.astype(values[0].dtype))
    return run


for name, function in {"add": np.add, "sub": np.subtract, "and": np.bitwise_and, "or": np.bitwise_or, "xor": np.bitwise_xor,
                       "not": np.invert, "neg": np.negative, "abs": np.abs, "sqrt": np.sqrt, "rcp": np.reciprocal}.items():
    setattr(Block, "op_" + name, elementwise(function))


def launch(ptx, name, operands, items, blocks=3, scratch=0):
    """Runs all items; arrays among the operands are changed in place, `scratch` is the bytes that each block needs."""
    kernel, memory, values = Kernel(ptx, name), Memory(), {"lo": np.int64(0), "hi": np.int64(items)}
    places, starts = {}, {}  # one buffer for what stands among the operands twice
    for i, operand in enumerate(operands):
        if isinstance(operand, np.ndarray):
            whole = operand if operand.flags.c_contiguous else operand.base # a view, with its strides
            start = starts.get(id(whole))
            if start is None:
                start = starts[id(whole)] = memory.place(whole)
            if whole is operand:
                places[i] = start
            values[f"x{i}"] = np.uint64(start + operand.ctypes.data - whole.ctypes.data)
            for dim in range(operand.ndim):
                values[f"x{i}_size{dim}"] = np.int64(operand.shape[dim])
                values[f"x{i}_stride{dim}"] = np.int64(operand.strides[dim] // operand.itemsize)
        else:
            values[f"x{i}"] = operand
    values["scratch"] = np.uint64(memory.place(np.full(scratch * blocks, 0xEE, "u1")))
    parameters = {parameter: values[parameter.removeprefix(name + "_")] for _, parameter in kernel.parameters}
    for block in range(blocks):
        Block(kernel, memory, parameters, block, blocks).run()
    for i, address in places.items():
        operands[i][...] = memory.read(address, operands[i])
