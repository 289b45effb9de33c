// What every operation of the dialect shares: its description's parts, result inference and effects.
#ifndef TNP_OP_BASE
#define TNP_OP_BASE

include "dialects/tnp/IR/TnpDialect.td"
include "dialects/tnp/IR/TnpTypes.td"
include "mlir/IR/OpBase.td"
include "mlir/IR/BuiltinAttributeInterfaces.td"
include "mlir/Interfaces/InferTypeOpInterface.td"
include "mlir/Interfaces/SideEffectInterfaces.td"

// Verified first, so that nothing behind it counts what cannot be counted.
def Tnp_WithinLimits : NativeOpTrait<"WithinLimits"> {
  let cppNamespace = "::tnp::ir";
}

// An operation says its parts; the description is put together here, so that every page has the same order.
class Tnp_Op<string mnemonic, list<Trait> traits = []> : Op<Tnp_Dialect, mnemonic, [Tnp_WithinLimits] # traits> {
  string numpy = "";       // the NumPy call that it stands for
  string meaning = "";     // one or more sentences
  string dtypes = "";      // operands and results with their dtypes
  string constraints = ""; // by the labels of docs/spec, which stand in the rules and in the names of their tests too
  string differences = "None.";
  string example = "";

  let description = meaning # "\n\nNumPy: `" # numpy # "`.\n\nDtypes: " # dtypes #
                    "\n\nConstraints: " # constraints # "\n\nDifferences from NumPy: " # differences #
                    "\n\n```mlir\n" # example # "\n```\n";
}

class Tnp_PureOp<string mnemonic, list<Trait> traits = []> : Tnp_Op<mnemonic, traits # [Pure]>;

// Operations whose result type follows from the operands: the family's .cpp, or a base class, gives the rule (result_c1).
defvar Tnp_Infers = [InferTypeOpAdaptorWithIsCompatible];
defvar Tnp_CompatibleResults = [{
  bool $cppClass::isCompatibleReturnTypes(::mlir::TypeRange inferred, ::mlir::TypeRange declared) {
    return ::tnp::ir::isCompatible(inferred, declared);
  }
}];

// An operation that can fail at run time. Its getEffects() tells when.
class Tnp_FallibleOp<string mnemonic, list<Trait> traits = []>
    : Tnp_Op<mnemonic, traits # [DeclareOpInterfaceMethods<MemoryEffectsOpInterface>]>;

#endif // TNP_OP_BASE
