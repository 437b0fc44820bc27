#!/usr/bin/env bash
# tools/fonts.sh FOLDER: makes the fonts of src/social/fonts/ anew from the complete ones.
#
# FOLDER holds NotoSans_400Regular.ttf, NotoSans_600SemiBold.ttf and their licence LICENSE_FONT, as the npm package @expo-google-fonts/noto-sans
# brings them. Needs pyftsubset (pip install fonttools). What is kept: Latin with all its accents, Greek, Cyrillic, marks, currencies, arrows.
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)/src/social/fonts
signs="U+0020-007E,U+00A0-024F,U+0259,U+02B9-02BC,U+02C6-02DD,U+0300-0304,U+0306-030C,U+0323,U+0327,U+0328,U+0370-03FF,U+0400-045F,U+0490-0493"
signs+=",U+049A-049B,U+04A2-04A3,U+04AE-04B1,U+04BA-04BB,U+04D8-04D9,U+04E8-04E9,U+1E00-1EFF,U+2010-2015,U+2018-201E,U+2020-2022,U+2026,U+2030"
signs+=",U+2032-2033,U+2039-203A,U+2044,U+2070,U+2074-208E,U+20A0-20BF,U+2116,U+2122,U+2190-2193,U+2212,U+2248,U+2260,U+2264-2265"
for weight in 400Regular 600SemiBold; do
  font=$(find "$1" -name "NotoSans_$weight.ttf" | head -1)
  pyftsubset "$font" --unicodes="$signs" --layout-features=kern,mark,mkmk,ccmp,locl --no-hinting --desubroutinize \
    --name-IDs=0,1,2,3,4,5,6,13,14,16,17 --output-file="$here/NotoSans-${weight#[0-9][0-9][0-9]}.ttf"
done
cp "$(find "$1" -name LICENSE_FONT | head -1)" "$here/LICENSE"
