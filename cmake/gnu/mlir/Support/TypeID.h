// Found in place of MLIR's header of the same name when g++ compiles (cmake/TnpLibraries.cmake), and includes it.
//
// MLIR's type ids belong to names: TypeID::get<T>() asks libMLIR for the id of the name that the compiler prints for T.
// Debian's libMLIR is built by clang, and g++ prints some names otherwise, so that both sides have an id of their own for
// one type. Of an upstream operation, g++'s code then finds no trait (nothing is ConstantLike, so a constant is folded into
// a constant for ever), and an ElementsAttr hands out no APInt. Here are the types that this happens to, as clang spells
// them. Other names differ too, those of patterns in unnamed namespaces for one; those are ours alone or only printed.
#pragma once
#include_next "mlir/Support/TypeID.h"

#include <algorithm>
#include <array>
#include <complex>
#include <string_view>

namespace llvm {
class APFloat;
class APInt;
} // namespace llvm

namespace mlir::detail {
template <typename T> inline constexpr std::string_view nameByClang = "";
#define TNP_NAME_BY_CLANG(type, name)                                                                                  \
  template <> inline constexpr std::string_view nameByClang<type> = name;                                              \
  template <> inline constexpr std::string_view nameByClang<std::complex<type>> = "std::complex<" name ">";
TNP_NAME_BY_CLANG(short, "short")
TNP_NAME_BY_CLANG(unsigned short, "unsigned short")
TNP_NAME_BY_CLANG(long, "long")
TNP_NAME_BY_CLANG(unsigned long, "unsigned long")
TNP_NAME_BY_CLANG(llvm::APInt, "llvm::APInt") // g++ leaves out the namespace of the function that prints
TNP_NAME_BY_CLANG(llvm::APFloat, "llvm::APFloat")
TNP_NAME_BY_CLANG(llvm::StringRef, "llvm::StringRef")
#undef TNP_NAME_BY_CLANG

// The local class by which TypeID::get<Trait>() makes a type of a trait: Empty, to g++ mlir::TypeID::get<Trait>()::Empty.
inline constexpr std::string_view emptyByGnu = "mlir::TypeID::get<";
template <typename T>
inline constexpr std::string_view nameByGnu{llvm::getTypeName<T>().data(), llvm::getTypeName<T>().size()};
template <typename T>
inline constexpr bool isEmptyOfTrait = nameByGnu<T>.starts_with(emptyByGnu) && nameByGnu<T>.ends_with(">()::Empty");

// libMLIR keeps the name without copying it, hence no string made when it runs.
template <typename T>
inline constexpr auto traitByClang = [] {
  constexpr std::string_view head = nameByGnu<T>.substr(0, nameByGnu<T>.find(emptyByGnu)), tail = "Empty>";
  std::array<char, head.size() + tail.size()> name{};
  std::copy(tail.begin(), tail.end(), std::copy(head.begin(), head.end(), name.begin()));
  return name;
}();
template <template <typename> class Trait, typename E>
  requires(isEmptyOfTrait<E>)
inline constexpr std::string_view nameByClang<Trait<E>>{traitByClang<Trait<E>>.data(), traitByClang<Trait<E>>.size()};

template <typename T>
  requires(!nameByClang<T>.empty())
class TypeIDResolver<T, void> : public FallbackTypeIDResolver {
public:
  static TypeID resolveTypeID() {
    static TypeID id = registerImplicitTypeID(nameByClang<T>);
    return id;
  }
};
} // namespace mlir::detail
