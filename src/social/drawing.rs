//! A picture as SVG: every text in its place, in lines that fit. Texts are escaped by `html!` as everywhere.

use super::{Colours, Fonts, Picture, SIZE};
use crate::figure::Part;
use crate::markup::{Html, html};

/// The margin on all sides.
const MARGIN: f32 = 64.0;
/// The width available to text. Fonts may set letters slightly wider than the sum of their widths.
const WIDTH: f32 = SIZE.0 as f32 - 2.0 * MARGIN - 16.0;
/// The font sizes of a title, with the number of lines allowed at each.
const TITLES: [(f32, usize); 4] = [(84.0, 1), (68.0, 2), (56.0, 2), (46.0, 3)];
/// The line height as a multiple of the font size.
const LEADING: f32 = 1.28;
const SMALL: f32 = 27.0;
const TEXT: f32 = 31.0;
/// The font size of the finding when there is no text beside it.
const LARGE: f32 = 40.0;
/// Where the foot begins.
const FOOT: f32 = 548.0;
const BAR: f32 = 34.0;

/// A drawing that texts are added to.
struct Sheet<'p> {
    fonts: &'p Fonts,
    is_rtl: bool,
    shapes: Html,
}

impl Sheet<'_> {
    /// Writes lines below each other, from `top` downward. Returns where the next line would begin.
    fn write(&mut self, lines: &[String], top: f32, size: f32, weight: u16, colour: &str) -> f32 {
        let mut base = top + size;
        for line in lines {
            self.put(line, false, base, size, weight, colour);
            base += size * LEADING;
        }
        base - size
    }

    /// Writes a line at the start of the picture's lines, or at their end.
    fn put(&mut self, line: &str, at_end: bool, base: f32, size: f32, weight: u16, colour: &str) {
        let right = self.is_rtl != at_end;
        let (x, anchor) = if right { (SIZE.0 as f32 - MARGIN, "end") } else { (MARGIN, "start") };
        self.put_at(line, (x, base), anchor, size, weight, colour);
    }

    fn put_at(&mut self, line: &str, (x, base): (f32, f32), anchor: &str, size: f32, weight: u16, colour: &str) {
        // The renderer sets lines from left to right; these invisible marks reverse a whole line.
        let (open, close) = if self.is_rtl { ("\u{202b}", "\u{202c}") } else { ("", "") };
        self.shapes.push(html! {
            text x=(x) y=(base) text-anchor=(anchor) font-size=(size) font-weight=(weight) font-family=(self.fonts.families) fill=(colour) {
                (open) (line) (close)
            }
        });
    }

    fn fill(&mut self, (x, y): (f32, f32), (width, height): (f32, f32), colour: &str) {
        self.shapes.push(html! { rect x=(x) y=(y) width=(width) height=(height) fill=(colour) {} });
    }
}

impl Picture {
    /// The drawing. Text that the fonts cannot write is left out. Of the titles the first that they can write is taken;
    /// without one, the kind and countries take its place.
    pub fn svg(&self, fonts: &Fonts, colours: &Colours) -> String {
        let ground = colours.get("ground", "#fcfcfb");
        let (ink, soft, line) = (colours.get("ink", "#15191e"), colours.get("soft", "#545c66"), colours.get("line", "#d8dbdd"));
        let accent = colours.get("link", "#0b4a86");
        let mut sheet = Sheet { fonts, is_rtl: self.is_rtl, shapes: Html::default() };
        let (wide, high) = (SIZE.0 as f32, SIZE.1 as f32);
        sheet.fill((0.0, 0.0), (wide, high), ground);
        sheet.fill((if self.is_rtl { wide - 16.0 } else { 0.0 }, 0.0), (16.0, high), accent);

        let kicker = fonts.written(&self.kicker);
        let title = self.titles.iter().find_map(|title| fonts.written(title));
        let (kicker, title) = if title.is_some() { (kicker, title) } else { (None, kicker) };
        let mut top = MARGIN - 8.0;
        if let Some(kicker) = kicker {
            top = sheet.write(&fonts.lines(&kicker, SMALL, WIDTH, 1), top, SMALL, 400, soft) + 14.0;
        }
        if let Some(title) = title {
            let fits = TITLES.iter().find(|(size, most)| fonts.lines(&title, *size, WIDTH, *most + 1).len() <= *most);
            let (size, most) = *fits.unwrap_or(&TITLES[TITLES.len() - 1]);
            top = sheet.write(&fonts.lines(&title, size, WIDTH, most), top, size, 600, ink) + 14.0;
        }

        // The finding is above the foot, and the text has the space between.
        let parts: Vec<&Part> = self.parts.iter().filter(|part| part.count > 0).collect();
        let mut end = FOOT - 22.0;
        if !parts.is_empty() {
            end -= sheet.bar(&parts, end, colours);
        }
        if let Some(finding) = fonts.written(&self.finding) {
            let size = if self.text.is_empty() { LARGE } else { TEXT };
            let lines = fonts.lines(&finding, size, WIDTH, 3);
            end -= lines.len() as f32 * size * LEADING;
            sheet.write(&lines, end, size, 600, accent);
            end -= 10.0;
        }
        if let Some(text) = fonts.written(&self.text) {
            let room = ((end - top) / (TEXT * LEADING)).clamp(0.0, 6.0) as usize;
            if room > 0 {
                sheet.write(&fonts.lines(&text, TEXT, WIDTH, room), top, TEXT, 400, ink);
            }
        }

        sheet.fill((MARGIN, FOOT), (wide - 2.0 * MARGIN, 2.0), line);
        let base = FOOT + 46.0;
        let site = fonts.written(&self.site).and_then(|site| fonts.lines(&site, SMALL, WIDTH * 0.6, 1).into_iter().next());
        if let Some(site) = &site {
            sheet.put(site, false, base, SMALL, 600, ink);
        }
        if let Some(address) = fonts.written(&self.address).and_then(|text| fonts.lines(&text, SMALL, WIDTH * 0.38, 1).into_iter().next()) {
            sheet.put(&address, site.is_some(), base, SMALL, 400, soft);
        }
        let svg = html! { svg xmlns="http://www.w3.org/2000/svg" width=(SIZE.0) height=(SIZE.1) { (sheet.shapes) } };
        svg.as_str().to_owned()
    }
}

impl Sheet<'_> {
    /// Draws the parts of a whole as a bar that ends at `end`, with their numbers below it. Returns its height.
    fn bar(&mut self, parts: &[&Part], end: f32, colours: &Colours) -> f32 {
        let total: usize = parts.iter().map(|part| part.count).sum();
        let long = SIZE.0 as f32 - 2.0 * MARGIN;
        let top = end - BAR - SMALL * 1.6;
        let soft = colours.get("soft", "#545c66");
        let (mut before, mut said) = (0, MARGIN);
        for part in parts {
            let colour = colour_of(&part.word, colours);
            let (start, share) = (long * before as f32 / total as f32, long * part.count as f32 / total as f32);
            let start = if self.is_rtl { long - start - share } else { start };
            // A hairline of the background separates the parts.
            self.fill((MARGIN + start, top), ((share - 3.0).max(1.0), BAR), colour);
            before += part.count;
            if part.label.is_empty() {
                continue;
            }
            let Some(label) = self.fonts.written(&format!("{} {}", part.count, part.label)) else { continue };
            let wide: f32 = label.chars().map(|c| self.fonts.width(c).unwrap_or(1.0) * SMALL).sum();
            if said + wide + 36.0 > SIZE.0 as f32 - MARGIN {
                continue;
            }
            let base = top + BAR + SMALL * 1.25;
            let mirrored = |x: f32, wide: f32| if self.is_rtl { SIZE.0 as f32 - x - wide } else { x };
            let (dot, text) = (mirrored(said, 18.0), mirrored(said + 26.0, 0.0));
            self.fill((dot, base - 18.0), (18.0, 18.0), colour);
            let anchor = if self.is_rtl { "end" } else { "start" };
            self.put_at(&label, (text, base), anchor, SMALL - 2.0, 400, soft);
            said += wide + 62.0;
        }
        BAR + SMALL * 1.6 + 16.0
    }
}

/// The colour of a part: the one that figures on pages give to the same state.
fn colour_of<'c>(word: &str, colours: &'c Colours) -> &'c str {
    match word {
        "stopped" => colours.get("run", "#a52a1c"),
        "frozen" => colours.get("renew", "#17617c"),
        "strained" => colours.get("strain", "#7a5a00"),
        "domestic" => colours.get("domestic", "#2c6e3f"),
        "shared" => colours.get("shared", "#6d4c9c"),
        "foreign" => colours.get("foreign", "#b0561b"),
        _ => colours.get("line", "#d8dbdd"),
    }
}
