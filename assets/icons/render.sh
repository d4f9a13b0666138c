#!/bin/sh
# Draws concord.svg at the sizes that Office asks for. Needs rsvg-convert (Debian: librsvg2-bin).
set -eu
cd "$(dirname "$0")"
for size in 16 20 24 32 40 48 64 80 128; do
  rsvg-convert --width "$size" --height "$size" concord.svg --output "concord-$size.png"
done
