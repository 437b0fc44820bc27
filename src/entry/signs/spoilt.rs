//! Text damaged in transit: characters decoded with the wrong encoding, and HTML character references that do not exist.

use super::Sign;
use crate::diagnostic::Code;

pub(super) const SIGNS: &[Sign] = &[
    Sign {
        code: Code::GarbledText,
        pattern: r"[A-Za-z]*(?:Ã[\x{A0}-\x{BF}]|Â[\x{A0}-\x{BF}]|â€.?|ðŸ.?|Ð[\x{A0}-\x{BF}°±²³´µ¶·¸¹º»¼½¾¿])[A-Za-z]*",
        what: "was read in the wrong encoding",
        help: "write the letters anew, or copy them from where they are right; save the file as UTF-8",
    },
    Sign {
        code: Code::GarbledText,
        pattern: r"[A-Za-z]*[\x{E000}-\x{F8FF}][A-Za-z]*",
        what: "holds a sign that has no meaning outside of the program or the fonts it comes from",
        help: "write the words or the sign that was meant",
    },
    Sign {
        code: Code::GarbledText,
        pattern: r"[A-Za-z]*\x{FFFD}[A-Za-z]*",
        what: "has lost a sign: what stands there is the mark for one that could not be read",
        help: "write the sign that was meant",
    },
    Sign {
        code: Code::GarbledText,
        pattern: r"&(?:[A-Za-z][A-Za-z0-9]{1,9}|#[0-9]{2,6}|#x[0-9A-Fa-f]{2,6});",
        what: "stays text",
        help: "write the sign itself",
    },
    Sign {
        code: Code::GarbledText,
        pattern: r"&(?:nbsp|amp|lt|gt|mdash|ndash|hellip|copy|quot|apos|rsquo|lsquo|ldquo|rdquo|euro|times)(?-u:\b)",
        what: "stays text",
        help: "write the sign itself",
    },
    Sign {
        code: Code::GarbledText,
        // "pre- and post-training" is correct.
        pattern: r"[A-Za-z]*[a-z]{2}-\n(?:[b-np-z][a-z]|a[a-mo-z]|an[a-ce-z]|o[a-qs-z]|or[a-z])[a-z]*",
        what: "is cut at the end of its line, and has a space in it on the page",
        help: "write the word on one line",
    },
    Sign {
        code: Code::GarbledText,
        pattern: r"\x{FFFC}(?:nbsp|amp|lt|gt|mdash|ndash|quot|apos|hellip|#[0-9]{2,6});",
        what: "is a sign of HTML, written twice over",
        help: "write the sign itself",
    },
];
