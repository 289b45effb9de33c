#include "lib/Executable/BuildIdentity.h"

#include "mlir/IR/MLIRContext.h"
#include "llvm/IR/LLVMContext.h"

#include <cstring>
#include <dlfcn.h>
#include <elf.h>
#include <fmt/format.h>
#include <link.h>
#include <sys/stat.h>

namespace tnp::exec {
namespace {

struct Search {
  std::uintptr_t address;
  std::string identity;
};

std::string findBuildId(const dl_phdr_info &info) {
  for (int i = 0; i < info.dlpi_phnum; ++i) {
    const auto &segment = info.dlpi_phdr[i];
    if (segment.p_type != PT_NOTE)
      continue;
    const char *note = reinterpret_cast<const char *>(info.dlpi_addr + segment.p_vaddr);
    const char *end = note + segment.p_memsz;
    while (note + sizeof(ElfW(Nhdr)) <= end) {
      ElfW(Nhdr) header;
      std::memcpy(&header, note, sizeof header);
      const char *name = note + sizeof header;
      const char *contents = name + (header.n_namesz + 3) / 4 * 4;
      if (header.n_type == NT_GNU_BUILD_ID && header.n_namesz == 4 && std::memcmp(name, "GNU", 4) == 0) {
        std::string id;
        for (unsigned byte = 0; byte < header.n_descsz; ++byte)
          id += fmt::format("{:02x}", static_cast<unsigned char>(contents[byte]));
        return id;
      }
      note = contents + (header.n_descsz + 3) / 4 * 4;
    }
  }
  return "";
}

bool holds(const dl_phdr_info &info, std::uintptr_t address) {
  for (int i = 0; i < info.dlpi_phnum; ++i) {
    const auto &segment = info.dlpi_phdr[i];
    std::uintptr_t start = info.dlpi_addr + segment.p_vaddr;
    if (segment.p_type == PT_LOAD && address >= start && address < start + segment.p_memsz)
      return true;
  }
  return false;
}

int visit(dl_phdr_info *info, std::size_t, void *data) {
  auto *search = static_cast<Search *>(data);
  if (!holds(*info, search->address))
    return 0;
  search->identity = findBuildId(*info);
  return 1;
}

std::string identify(const void *address) {
  Search search{reinterpret_cast<std::uintptr_t>(address), ""};
  dl_iterate_phdr(visit, &search);
  if (!search.identity.empty())
    return search.identity;
  Dl_info where{};
  struct stat info{};
  const char *path = dladdr(address, &where) && where.dli_fname ? where.dli_fname : "/proc/self/exe";
  if (stat(path, &info) != 0)
    stat(path = "/proc/self/exe", &info);
  return fmt::format("{} {} {}.{}", path, info.st_size, info.st_mtim.tv_sec, info.st_mtim.tv_nsec);
}

template <class Function> const void *addressOf(Function function) {
  const void *address;
  static_assert(sizeof function >= sizeof address);
  std::memcpy(&address, &function, sizeof address);
  return address;
}

} // namespace

std::string buildIdentity() {
  static const std::string identity = "tnp " + identify(addressOf(&buildIdentity)) + "\nllvm " +
                                      identify(addressOf(&llvm::LLVMContext::getDiagnosticHandler)) + "\nmlir " +
                                      identify(addressOf(&mlir::MLIRContext::getNumThreads)) + "\n";
  return identity;
}

} // namespace tnp::exec
