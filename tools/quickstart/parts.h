// The three parts of the quickstart. Each prints what it finds; all are ordinary users of the public API.
#pragma once

namespace quickstart {

void digits();  // nearest neighbour on 1,797 real handwritten digits
void sigmoid(); // the sigmoid benchmark of the TF NumPy guide, as a table and an SVG plot
void fusion();  // what the compiler made of the sigmoid

} // namespace quickstart
