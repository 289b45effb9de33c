"""Draws branches and loops around blocks of drawn operations."""

from odd.writer import Array, Writer


class ControlFlow(Writer):
    def block(self, size, carried):
        """Runs the generator on a block of its own; returns its lines, its steps and what takes the place of `carried`."""
        outer = self.lines, self.steps, list(self.pool)
        self.lines, self.steps = [], []
        self.depth += 1
        self.generate(size)
        made = self.pool[len(outer[2]):]
        ends = []
        for carry in carried:
            options = [a for a in made if a.type == carry.type and a.dims == carry.dims]
            ends.append(self.random.choice(options or [carry]))
        self.depth -= 1
        lines, steps = self.lines, self.steps
        self.lines, self.steps, self.pool = outer
        return lines, steps, ends

    def carries(self):
        return self.random.sample(sorted({a for a in self.pool[-10:]}, key=lambda a: a.name), self.random.randint(1, 3))

    def branch(self):
        condition = self.pick(lambda a: a.dtype == "i1" and not a.dims)
        if not condition or self.depth > 1:
            return
        carried = self.carries()
        size = self.random.randint(1, 4)
        before = dict(self.env)
        yes, no = self.block(size, carried), self.block(size, carried)
        self.env = before
        results = [Array(self.fresh(), c.dtype, c.dims) for c in carried]
        types = ", ".join(c.type for c in carried)
        go = self.fresh()
        yields = [f"  scf.yield {', '.join(e.name for e in ends)} : {types}" for _, _, ends in (yes, no)]
        self.lines += [f"{go} = tensor.extract {condition.name}[] : tensor<i1>",
                       f"{self.many(results)} = scf.if {go} -> ({types}) {{"]
        self.lines += ["  " + l for l in yes[0]] + [yields[0], "} else {"] + ["  " + l for l in no[0]] + [yields[1], "}"]

        def step(env):
            _, steps, ends = yes if env[condition.name] else no
            for inner in steps:
                inner(env)
            for result, end in zip(results, ends):
                env[result.name] = env[end.name]
        self.do(step)
        self.pool += results

    @staticmethod
    def many(results):
        """Several results are one name with numbers."""
        base = results[0].name
        if len(results) > 1:
            for i, result in enumerate(results):
                result.name = f"{base}#{i}"
            return f"{base}:{len(results)}"
        return base

    def loop(self):
        if self.depth > 1:
            return
        starts = self.carries()
        turns = self.random.randint(0, 3)
        inside = [Array(self.fresh(), s.dtype, s.dims) for s in starts]
        before = dict(self.env)
        for inner, start in zip(inside, starts):
            self.env[inner.name] = self.env[start.name]
        pool = list(self.pool)
        self.pool += inside
        lines, steps, ends = self.block(self.random.randint(1, 5), inside)
        self.pool, self.env = pool, before
        results = [Array(self.fresh(), s.dtype, s.dims) for s in starts]
        write = self.counted if self.random.random() < 0.5 else self.conditional
        write(turns, starts, inside, ["  " + line for line in lines], ends, results)

        def step(env):
            values = [env[s.name] for s in starts]
            for _ in range(turns):
                for inner, value in zip(inside, values):
                    env[inner.name] = value
                for each in steps:
                    each(env)
                values = [env[e.name] for e in ends]
            for result, value in zip(results, values):
                env[result.name] = value
        self.do(step)
        self.pool += results

    def counted(self, turns, starts, inside, body, ends, results):
        types = ", ".join(s.type for s in starts)
        initial = ", ".join(f"{i.name} = {s.name}" for i, s in zip(inside, starts))
        index = self.fresh()
        self.lines += [f"{self.many(results)} = scf.for {index} = %c0 to %c{turns} step %c1 iter_args({initial}) -> ({types}) {{",
                       *body, f"  scf.yield {', '.join(e.name for e in ends)} : {types}", "}"]

    def conditional(self, turns, starts, inside, body, ends, results):
        counter, now, more, go, after = (self.fresh() for _ in range(5))
        passing = [self.fresh() for _ in starts]
        initial = ", ".join([f"{counter} = %zero"] + [f"{p} = {s.name}" for p, s in zip(passing, starts)])
        every = [Array(self.fresh(), "i64", ())] + results
        types = ", ".join(a.type for a in every)
        arguments = ", ".join(f"{name}: {of}" for name, of in [(now, "tensor<i64>")] + [(i.name, i.type) for i in inside])
        self.lines += [f"{self.many(every)} = scf.while ({initial}) : ({types}) -> ({types}) {{",
                       f"  {more} = tnp.less {counter}, %turns{turns} : (tensor<i64>, tensor<i64>) -> tensor<i1>",
                       f"  {go} = tensor.extract {more}[] : tensor<i1>",
                       f"  scf.condition({go}) {', '.join([counter] + passing)} : {types}", "} do {", f"^bb0({arguments}):",
                       *body, f"  {after} = tnp.add {now}, %one : tensor<i64>",
                       f"  scf.yield {', '.join([after] + [e.name for e in ends])} : {types}", "}"]
