//! From a drawing to PNG, with a palette, since a picture has few colours. The file contains the fingerprint of the drawing,
//! by which a later build recognises a picture that it need not make again.

use png::{BitDepth, ColorType, Compression, Encoder, Filter};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};
use rustc_hash::FxHashMap;

use super::caught::caught;
use super::{Fonts, SIZE};
use crate::fingerprint::Fingerprint;

/// The keyword of the text chunk that holds the fingerprint.
const REMARK: &str = "drawing";
/// Part of the fingerprint. It changes with the way in which drawings are converted, so that no picture of an earlier
/// program is kept.
const MANNER: &str = concat!(env!("CARGO_PKG_VERSION"), " 1");

/// The picture of a drawing. The same drawing with the same fonts gives the same bytes. A drawing that cannot be parsed
/// gives no bytes.
///
/// If the theme's fonts cannot be read, the embedded ones are used.
pub fn png(svg: &str, fonts: &Fonts) -> Vec<u8> {
    let drawn = caught(|| drawn(svg, fonts)).flatten().or_else(|| drawn(svg, &Fonts::new([])));
    drawn.and_then(|pixels| encoded(&pixels, &print(svg, fonts)).ok()).unwrap_or_default()
}

/// Bytes that the picture of this drawing contains, and no other picture.
pub fn mark(svg: &str, fonts: &Fonts) -> Vec<u8> {
    [b"tEXt", REMARK.as_bytes(), &[0], print(svg, fonts).as_bytes()].concat()
}

/// The fingerprint of everything that determines a picture.
fn print(svg: &str, fonts: &Fonts) -> String {
    format!("{:032x}", Fingerprint::of_parts([MANNER.as_bytes(), svg.as_bytes(), &fonts.print.0.to_le_bytes()]).0)
}

fn drawn(svg: &str, fonts: &Fonts) -> Option<Pixmap> {
    let options = Options { fontdb: fonts.database.clone(), ..Options::default() };
    let tree = Tree::from_str(svg, &options).ok()?;
    let mut pixels = Pixmap::new(SIZE.0, SIZE.1)?;
    resvg::render(&tree, Transform::identity(), &mut pixels.as_mut());
    Some(pixels)
}

/// The pixels as indices into a palette, and the palette. Exact, unless there are more than 256 colours.
fn indexed(pixels: &Pixmap) -> (Vec<u8>, Vec<u8>) {
    let row = pixels.width() as usize * 4;
    let try_with = |mask: u8| {
        let mut numbers: FxHashMap<[u8; 3], u8> = FxHashMap::default();
        let (mut palette, mut image): (Vec<u8>, Vec<u8>) = (Vec::new(), Vec::with_capacity(pixels.data().len() / 4));
        let mut last: Option<([u8; 3], u8)> = None;
        let mut above: &[u8] = &[];
        for line in pixels.data().chunks_exact(row) {
            if line == above {
                image.extend_from_within(image.len() - row / 4..);
                continue;
            }
            above = line;
            for pixel in line.chunks_exact(4) {
                let colour = [pixel[0] & mask, pixel[1] & mask, pixel[2] & mask];
                let number = match last {
                    Some((same, number)) if same == colour => number,
                    _ => match numbers.get(&colour) {
                        Some(number) => *number,
                        None => {
                            let number = u8::try_from(numbers.len()).ok()?;
                            numbers.insert(colour, number);
                            palette.extend(colour);
                            number
                        }
                    },
                };
                last = Some((colour, number));
                image.push(number);
            }
        }
        Some((image, palette))
    };
    // Two bits per channel give 64 colours.
    [0xff, 0xfc, 0xf8, 0xf0, 0xe0, 0xc0].into_iter().find_map(try_with).unwrap_or_default()
}

fn encoded(pixels: &Pixmap, print: &str) -> Result<Vec<u8>, png::EncodingError> {
    let (image, palette) = indexed(pixels);
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, pixels.width(), pixels.height());
    encoder.set_color(ColorType::Indexed);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_palette(palette);
    encoder.set_filter(Filter::NoFilter);
    encoder.set_compression(Compression::Balanced);
    encoder.add_text_chunk(REMARK.to_owned(), print.to_owned())?;
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&image)?;
    writer.finish()?;
    Ok(bytes)
}
