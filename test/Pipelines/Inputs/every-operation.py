"""Prints one program for each operation, dtype and kind of shape: the sizes are unknown, or odd."""
FLOATS, INTEGERS = ["f32", "f64"], ["i8", "i16", "i32", "i64", "ui8", "ui16", "ui32", "ui64"]
NUMBERS = INTEGERS + FLOATS
THOROUGH = ["i1", "i32", "i64", "f32", "f64"]  # the others differ in the width and the sign only: fewer shapes will do
ALL = ["i1"] + NUMBERS
count = 0


def program(arguments, result, body):
    global count
    text = ", ".join(f"%{name}: {kind}" for name, kind in arguments.items())
    print("// -----\n" if count else "", f"func.func @p{count}({text}) -> {result} {{\n{body}\n  return %r : {result}\n}}", sep="\n")
    count += 1


def tensor(shape, dtype):
    return f"tensor<{shape}x{dtype}>" if shape else f"tensor<{dtype}>"


def elementwise(operation, dtypes, operands, result=None):
    for dtype in dtypes:
        for shape in ["?", "?x?", "5x17"] if dtype in THOROUGH and (result or dtype) in THOROUGH else ["?"]:
            kind, to = tensor(shape, dtype), tensor(shape, result or dtype)
            names = ["x", "y"][:operands]
            types = kind if kind == to else f"({', '.join([kind] * operands)}) -> {to}"
            program(dict.fromkeys(names, kind), to, f"  %r = tnp.{operation} {', '.join('%' + n for n in names)} : {types}")


def broadcast(operation, dtypes):
    for dtype in dtypes:
        for one, other, to in [("?x?", "?", "?x?"), ("?x?", "?x1", "?x?"), ("?x?", "", "?x?"), ("?x1", "1x?", "?x?"), ("5x17", "17", "5x17")]:
            a, b, c = (tensor(shape, dtype) for shape in (one, other, to))
            program({"x": a, "y": b}, c, f"  %r = tnp.{operation} %x, %y : ({a}, {b}) -> {c}")


def reduction(operation, dtypes, result=lambda dtype: dtype):
    for dtype in dtypes:
        for shape, axes, left in [("?", "0", ""), ("?x?", "0", "?"), ("?x?", "1", "?"), ("?x?", "0, 1", ""), ("3x?x5", "1", "3x5"),
                                  ("?x?x?", "0, 2", "?"), ("?x?x?", "0", "?x?"), ("5x17", "0", "17"), ("5x17", "1", "5")][:None if dtype in THOROUGH else 3]:
            if operation.startswith("arg") and shape.count("x") == 2 and "," in axes:
                continue
            kind, to = tensor(shape, dtype), tensor(left, result(dtype))
            program({"x": kind}, to, f"  %r = tnp.{operation} %x axes = [{axes}] : ({kind}) -> {to}")


def cumulative(operation, dtypes, result):
    for dtype in dtypes:
        for shape, axis in [("?", 0), ("?x?", 0), ("?x?", 1), ("3x?x5", 1), ("5x17", 0)]:
            kind, to = tensor(shape, dtype), tensor(shape, result(dtype))
            program({"x": kind}, to, f"  %r = tnp.{operation} %x axis = {axis} : ({kind}) -> {to}")


def matmul():
    for dtype in NUMBERS:
        for one, other, to in [("?x?", "?x?", "?x?"), ("5x7", "7x9", "5x9"), ("?", "?x?", "?"), ("?x?", "?", "?"), ("?", "?", ""), ("?x?x?", "?x?x?", "?x?x?")]:
            a, b, c = (tensor(shape, dtype) for shape in (one, other, to))
            program({"x": a, "y": b}, c, f"  %r = tnp.matmul %x, %y : ({a}, {b}) -> {c}")


def moving(dtypes):
    for dtype in dtypes:
        t = lambda shape: tensor(shape, dtype)
        program({"x": t("?x?")}, t("?x?"), f"  %r = tnp.transpose %x permutation = [1, 0] : ({t('?x?')}) -> {t('?x?')}")
        program({"x": t("?x?x?")}, t("?x?x?"), f"  %r = tnp.transpose %x permutation = [2, 0, 1] : ({t('?x?x?')}) -> {t('?x?x?')}")
        for axis in (0, 1):
            program({"x": t("5x17"), "y": t("5x17")}, t("10x17" if axis == 0 else "5x34"),
                    f"  %r = tnp.concatenate %x, %y axis = {axis} : ({t('5x17')}, {t('5x17')}) -> {t('10x17' if axis == 0 else '5x34')}")
            program({"x": t("?x?"), "i": "tensor<?xi64>"}, t("?x?"), f"  %r = tnp.take %x, %i axis = {axis} : ({t('?x?')}, tensor<?xi64>) -> {t('?x?')}")
        program({"x": t("?x?")}, t("?x?"), f"  %r = tnp.slice %x [1, 0] [?, ?] [2, 3] : ({t('?x?')}) -> {t('?x?')}")
        program({"x": t("5x17")}, t("5x17"), f"  %r = tnp.slice %x [4, 16] [5, 17] [-1, -1] : ({t('5x17')}) -> {t('5x17')}")
        program({"x": t("5x17"), "v": t("17"), "i": "tensor<i64>"}, t("5x17"), f"  %r = tnp.update_slice %x, %v [%i, 0] [1, 17] [1, 1] : ({t('5x17')}, {t('17')}) -> {t('5x17')}")
        cube, flat, index = t("?x?x?"), t("?x?"), "tensor<?xi64>"
        for axes, front in (("[0, 1]", "false"), ("[0, 2]", "true"), ("[1, 2]", "false")):
            program({"x": cube, "i": index, "j": index}, flat, f"  %r = tnp.gather %x[%i, %j] axes = {axes} to_front = {front} : ({cube}, {index}, {index}) -> {flat}")
            for combine in ("set", "add"):
                program({"x": cube, "v": flat, "i": index, "j": index}, cube,
                        f"  %r = tnp.scatter %x, %v[%i, %j] axes = {axes} to_front = {front} combine = \"{combine}\" : ({cube}, {flat}, {index}, {index}) -> {cube}")
        for rest in ("", "x?"):
            program({"x": t("?" + rest), "m": "tensor<?xi1>"}, t("?" + rest), f"  %r = tnp.compress %x, %m : ({t('?' + rest)}, tensor<?xi1>) -> {t('?' + rest)}")


def creation():
    for dtype in ALL:
        program({"v": tensor("", dtype)}, tensor("5x17", dtype), f"  %r = tnp.full %v : ({tensor('', dtype)}) -> {tensor('5x17', dtype)}")
    for dtype in NUMBERS:
        program({"a": tensor("", dtype), "b": tensor("", dtype)}, tensor("17", dtype), f"  %r = tnp.arange %a, %b : ({tensor('', dtype)}, {tensor('', dtype)}) -> {tensor('17', dtype)}")
    for dtype in FLOATS:
        program({"a": tensor("", dtype), "b": tensor("", dtype)}, tensor("17", dtype), f"  %r = tnp.linspace %a, %b : ({tensor('', dtype)}, {tensor('', dtype)}) -> {tensor('17', dtype)}")
        for kind in ("uniform", "normal"):
            program({"k": "tensor<i64>"}, tensor("5x17", dtype), f"  %r = tnp.random_{kind} %k : (tensor<i64>) -> {tensor('5x17', dtype)}")
    for dtype in ("i32", "i64"):
        program({"k": "tensor<i64>"}, tensor("5x17", dtype), f"  %r = tnp.random_bits %k : (tensor<i64>) -> {tensor('5x17', dtype)}")
        program({"k": "tensor<i64>"}, tensor("5x17", dtype), f"  %r = tnp.random_integers %k, %k, %k {{endpoint = true}} : (tensor<i64>, tensor<i64>, tensor<i64>) -> {tensor('5x17', dtype)}")


def row_programs():
    for dtype in FLOATS:
        for shape, rows, kept in [("?x?", "?", "?x1"), ("5x17", "5", "5x1")]:
            x, k = tensor(shape, dtype), tensor(kept, dtype)
            program({"x": x}, x, f"""  %m = tnp.amax %x axes = [1] keepdims = true : ({x}) -> {k}
  %s = tnp.subtract %x, %m : ({x}, {k}) -> {x}
  %e = tnp.exp %s : {x}
  %t = tnp.sum %e axes = [1] keepdims = true : ({x}) -> {k}
  %r = tnp.divide %e, %t : ({x}, {k}) -> {x}""")
            program({"x": x}, x, f"""  %m = tnp.mean %x axes = [1] keepdims = true : ({x}) -> {k}
  %c = tnp.subtract %x, %m : ({x}, {k}) -> {x}
  %q = tnp.square %c : {x}
  %v = tnp.mean %q axes = [1] keepdims = true : ({x}) -> {k}
  %d = tnp.sqrt %v : {k}
  %r = tnp.divide %c, %d : ({x}, {k}) -> {x}""")


for name in ("negative", "abs", "square"):
    elementwise(name, NUMBERS, 1)
for name in ("sqrt", "exp", "log", "tanh"):
    elementwise(name, FLOATS, 1)
elementwise("logical_not", ["i1"], 1)
elementwise("isnan", FLOATS, 1, "i1")
for target in ALL:
    for source in ALL:
        if source != target:
            elementwise("astype", [source], 1, target)
for name in ("add", "subtract", "multiply", "maximum", "minimum", "remainder", "floor_divide", "power"):
    elementwise(name, NUMBERS, 2)
elementwise("divide", FLOATS, 2)
for name in ("equal", "not_equal", "less", "less_equal", "greater", "greater_equal"):
    elementwise(name, ALL, 2, "i1")
for name in ("logical_and", "logical_or", "logical_xor"):
    elementwise(name, ["i1"], 2)
for dtype in ALL:
    for shape in ("?x?", "5x17"):
        kind, mask = tensor(shape, dtype), tensor(shape, "i1")
        program({"c": mask, "x": kind, "y": kind}, kind, f"  %r = tnp.where %c, %x, %y : ({mask}, {kind}, {kind}) -> {kind}")
broadcast("add", ["i8", "i32", "i64", "f32", "f64"])
broadcast("divide", FLOATS)
reduction("sum", ALL, lambda dtype: dtype if dtype in FLOATS else "ui64" if dtype.startswith("u") else "i64")
cumulative("cumsum", ALL, lambda dtype: dtype if dtype in FLOATS else "ui64" if dtype.startswith("u") else "i64")
reduction("mean", FLOATS)
for name in ("amax", "amin"):
    reduction(name, ALL)
for name in ("argmax", "argmin"):
    reduction(name, ALL, lambda dtype: "i64")
for name in ("any", "all"):
    reduction(name, ALL, lambda dtype: "i1")
matmul()
moving(ALL)
creation()
row_programs()
