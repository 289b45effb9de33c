"""The memory and the program of ptx_machine.py."""
import re

import numpy as np


class Memory:
    """Buffers with nothing but forbidden ground between them."""

    def __init__(self):
        self.bytes, self.valid, self.end = np.zeros(4096, "u1"), np.zeros(4096, "?"), 4096

    def place(self, array):
        """Copies the array in; returns its address."""
        flat = np.frombuffer(np.ascontiguousarray(array).tobytes(), "u1")
        address = self.end
        grown = -(-(len(flat) + 4096) // 4096) * 4096
        self.bytes = np.concatenate([self.bytes, np.zeros(grown, "u1")])
        self.valid = np.concatenate([self.valid, np.arange(grown) < len(flat)])
        self.bytes[address:address + len(flat)] = flat
        self.end += grown
        return address

    def positions(self, addresses, size):
        at = addresses.astype("i8")[:, None] + np.arange(size)
        if at.size and (at.min() < 0 or at.max() >= len(self.valid) or not self.valid[at].all()):
            raise AssertionError("access outside of every buffer")
        if addresses.size and (addresses % np.uint64(size)).any():
            raise AssertionError("misaligned access")
        return at

    def load(self, addresses, dtype):
        return np.ascontiguousarray(self.bytes[self.positions(addresses, dtype.itemsize)]).view(dtype)[:, 0]

    def store(self, addresses, values):
        self.bytes[self.positions(addresses, values.itemsize)] = np.ascontiguousarray(values)[:, None].view("u1")

    def read(self, address, like):
        return self.bytes[address:address + like.nbytes].view(like.dtype).reshape(like.shape)


class Kernel:
    """A kernel's text: parameters, shared variables, instructions and labels."""

    def __init__(self, ptx, name):
        shared_by_all = re.findall(r"^\.shared \.align \d+ \.b8 ([\w$]+)\[(\d+)\]", ptx, re.M)
        head, body = re.search(r"\.entry " + name + r"\((.*?)\)(.*?^})", ptx, re.S | re.M).groups()
        self.parameters = re.findall(r"\.param \.(\w+).*? (\w+),?$", head, re.M)
        self.threads = int(re.search(r"\.reqntid (\d+)", body).group(1))
        self.shared, self.code, self.labels = {}, [], {}
        size = 0
        for variable, count in shared_by_all + re.findall(r"\.shared \.align \d+ \.b8 ([\w$]+)\[(\d+)\]", body):
            self.shared[variable] = size
            size += -(-int(count) // 8) * 8
        self.shared_bytes = size
        for line in body.split("\n"):
            line = line.split("//")[0].strip()
            if match := re.fullmatch(r"([$\w]+):", line):
                self.labels[match.group(1)] = len(self.code)
            elif match := re.fullmatch(r"(?:@(!?)(%p\d+) +)?([a-z][\w.:]*)\s*(.*);", line):
                negated, guard, op, operands = match.groups()
                self.code.append((guard, bool(negated), op.split("."), [o.strip() for o in operands.split(",")]))
            elif match := re.fullmatch(r"\{ \.reg \.b32 tmp; mov\.b64 \{tmp, (%r\d+)\}, (%rd\d+); \}", line):
                self.code.append((None, False, ["high"], list(match.groups())))
            elif line and not re.match(r"[{})]|\.(reg|shared|reqntid|maxntid)\b", line):
                raise AssertionError(f"unknown line: {line}")
