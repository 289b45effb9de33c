include "lib/API/functions/Function.td"

let family = "manipulation" in {

def : Function<"reshape", "reshape", "reshape(a[0], with.shape(\"shape\"))">;
def : Function<"ravel", "shaped", "ravel(a[0])">;
def : Function<"transpose", "shaped", "transpose(a[0], axesOf(with))"> {
  let oracle = "lambda x, axis=None: np.transpose(x, axis)";
}
def : Function<"expand_dims", "shaped", "expand_dims(a[0], axesOf(with))">;
def : Function<"squeeze", "shaped", "squeeze(a[0], axesOf(with))">;
def : Function<"broadcast_to", "shaped", "broadcast_to(a[0], with.shape(\"shape\"))">;
def : Function<"concatenate", "concatenate", "concatenate(a, with.integer(\"axis\"))"> {
  let oracle = "lambda *arrays, axis: np.concatenate(arrays, axis)";
}
def : Function<"size", "sized", "size(a[0], axisOf(with))"> { let oracle = "lambda x, axis=None: np.int64(np.size(x, axis))"; }

}
