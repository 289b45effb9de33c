// Interleaved measurement: ours, peer, ours, peer, ... so that a slow second of the machine hits both.
#pragma once

#include "Row.h"

namespace bench {

/// Prepares and measures one row: medians over samples that take turns, about two seconds in all.
result measure(const row &r);

} // namespace bench
