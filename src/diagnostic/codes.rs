//! The registry of codes: each sort of problem has a name, a severity and an explanation for the person who meets it.

use super::Severity;

/// A code as `statebook explain` describes it.
pub struct Explanation {
    /// The code.
    pub code: Code,
    /// Its kebab-case name.
    pub name: &'static str,
    /// Its level, unless the site sets another.
    pub level: Level,
    /// Why it matters and how to mend it, in a few sentences.
    pub text: &'static str,
}

/// How a sort of problem is treated, unless the site sets another level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// As an error. A site cannot change that.
    Error,
    /// As a warning.
    Warning,
    /// Not reported, although pages show it. A site can ask for reports.
    Allowed,
}

impl Level {
    /// The word for the level.
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Allowed => "allowed",
        }
    }
}

macro_rules! codes {
    ($($variant:ident $name:literal $level:ident $text:literal)*) => {
        /// A sort of problem. Names are stable, because people silence, search and link them.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[allow(missing_docs, reason = "each has its explanation in the registry")]
        pub enum Code { $($variant),* }

        /// All codes, in the order of the corridor.
        pub const CODES: &[Explanation] = &[$(Explanation {
            code: Code::$variant, name: $name, level: Level::$level, text: $text,
        }),*];
    };
}

codes! {
    // Files
    ByteOrderMark "byte-order-mark" Warning "The file begins with an invisible byte-order mark. It is ignored here, but other tools stumble over it. Save the file as “UTF-8”, not “UTF-8 with BOM”."
    NotUtf8 "not-utf8" Error "The file is not UTF-8 text. It was probably saved in an older encoding such as Windows-1252: open it in an editor and save it again as UTF-8."
    ControlCharacter "control-character" Error "The file holds an invisible sign that cannot be published: a control character, often pasted in from a PDF, a line separator, or a sign that turns the order of letters so that another text is seen than the one that is there. Delete it. Texts in two directions may use the isolates U+2066 to U+2068, each ended by U+2069 on its line."
    WindowsLineEndings "windows-line-endings" Warning "The lines end in CR LF as on Windows. They are read correctly, but one file with mixed line endings makes every later change look larger than it is. Save it with LF."
    FileTooLarge "file-too-large" Error "A content file may have at most 4 MiB: it is text that people read. Put data elsewhere and link it. A template or a file of words has at most 1 MiB."
    LongText "long-text" Error "A text is longer than what it is for: a title, label or other text that stands on many pages has at most 1 000 characters, any other text of a key 64 KiB, a message of the interface 8 KiB, and the text of an entry 5 000 headings and 500 000 signs of markup. Nobody reads more, and each page on which it stands would be as long. Take it apart."
    Unreadable "unreadable" Error "The file or folder could not be read. Check that it exists and that you may read it."
    OutsideRoot "outside-root" Error "A symbolic link leads out of the folder it belongs to (`content`, the theme, `static`; for `site.toml` the site's folder), or to something hidden such as `.git`. A published site must not show files that nobody meant to publish, so put the file itself there. Links within the folder are fine."
    BadFileName "bad-file-name" Error "The file name is the entry's id and its address, so it is small letters, digits and single hyphens: `my-entry.md`."
    StrayFile "stray-file" Warning "This file is no part of the site: entries are `content/<kind>/<name>.md`, pictures and data files stand beside them, and words of the interface are `locales/<language>.ftl`."
    WrongFolder "wrong-folder" Error "The file lies in the folder of one kind and is written as one of another: its facts, or its keys, are those of that kind. Move it there; the folder decides what an entry is."
    OddPicture "odd-picture" Warning "A file with the name of a picture is none, so that browsers show a gap, or has more than 5 MiB, so that readers wait for it."
    OddFont "odd-font" Warning "A font of the theme cannot be read by what draws the pictures for networks, so they are written with another, and browsers may pass over it, too."
    InvisibleInName "invisible-in-name" Warning "A sign that nobody sees stands in a title or an alias, often pasted in from a web page. Whoever searches for the name as it looks does not find it, and texts do not link to it. Write the name without it. Joiners within Arabic, Indian and other letters that they shape are fine, and so are breaks between words of Thai, Lao, Khmer and Burmese."
    MissingKind "missing-kind" Error "A folder of entries needs a `kind.toml` that says what may be said of them. Copy one from another folder and change it."

    // TOML
    MissingFrontMatter "missing-front-matter" Error "An entry begins with its front matter: a line `+++`, then `title = \"…\"` and other keys, then a line `+++`. Nothing may stand above it."
    UnclosedFrontMatter "unclosed-front-matter" Error "The front matter has to end with a line that is exactly `+++`. Without it the whole text would be read as keys."
    TomlSyntax "toml-syntax" Error "The text between the `+++` lines is TOML: `key = value`, one a line, text in straight double quotes."
    UnquotedDate "unquoted-date" Error "TOML knows only whole days without quotes. A year with a month, or a date that is uncertain or an interval, stands in quotes: \"2023-12\"."
    MultiLineInlineTable "multi-line-inline-table" Error "A table in braces `{ … }` stands on one line, without a comma before the closing brace, so that every TOML reader understands it. For more room write it as a table of its own: `[facts.budget]`, then one key a line."
    DuplicateKey "duplicate-key" Error "The same key or table stands twice, so one of the two would be lost. Several claims of one fact are written `[[facts.name]]`, each with its own `value`."
    MisplacedKey "misplaced-key" Error "In TOML every key below a `[table]` belongs to that table. Keys of the entry itself, such as `status` or `sources`, must stand above the first `[…]`."
    UnknownKey "unknown-key" Error "This key means nothing here. It is misspelt, or the kind's `kind.toml` does not declare it."
    MissingKey "missing-key" Error "A key that must be there is not."
    WrongType "wrong-type" Error "The value is of another type than this key takes: text in quotes, numbers and true/false without, lists in `[ ]`."

    // Values
    InvalidDate "invalid-date" Error "Dates are written 2023, 2023-12 or 2023-12-04, with `~` (about) or `?` (uncertain) behind them, or as an interval 2023-12/2024-06 with `..` for an open end. Give as much as the source gives, never more."
    InvalidCount "invalid-count" Error "A count is a whole number: 13824, 13_824, \"7B\", \"980B\" or \"1.8T\"."
    InvalidQuantity "invalid-quantity" Error "A quantity is a number and a unit, such as \"126 PFlop/s\"; the unit is that of the field, with or without an SI prefix."
    InvalidMoney "invalid-money" Error "Money is `{ amount = 70_000_000, currency = \"EUR\", as_of = \"2023-12\" }`: the original amount in the original currency."
    MissingAsOf "missing-as-of" Error "A sum of money means nothing without its year: prices and rates move. Add `as_of`."
    MissingRate "missing-rate" Error "Money is shown in its own currency and converted with the average rate of its year. That rate is not in `content/rates.toml` yet; add the line, with its source."
    InvalidUrl "invalid-url" Error "An address begins with https:// or http:// and has no spaces."
    InvalidCountry "invalid-country" Error "Countries are two capital letters of ISO 3166-1 (FR, JP, ZA), or EU."
    InvalidLanguage "invalid-language" Error "Languages are BCP 47 tags: th, pt-BR, zh-Hant."
    InvalidLicence "invalid-licence" Error "A licence is an SPDX identifier or expression (Apache-2.0, MIT OR Apache-2.0), or LicenseRef-… for terms that SPDX does not list."
    InvalidPeriod "invalid-period" Error "A length of time is an ISO 8601 duration: P2Y, P18M, P90D."
    UnknownWord "unknown-word" Error "Fields of type choice take the words of a vocabulary in `content/vocabularies.toml`, so that the same thing has the same name everywhere. Use one of them, or add a word there."
    EmptyClaim "empty-claim" Error "A claim says a `value`, or that there is none with `absent = \"unknown\"` (or undisclosed, none, not-applicable)."
    ContradictoryClaim "contradictory-claim" Error "A claim cannot have a value and be absent at once. If two sources disagree, write two claims."
    ContradictoryDependency "contradictory-dependency" Error "A dependency names what is depended on with `on`, or says with `absent` why nothing is named in its role; then nothing that belongs to a target can stand beside it. If one version names its supplier and another does not, write two `[[depends]]`, each with its `for`."
    WordedAbsence "worded-absence" Warning "A word such as unknown stands in the place of a text, so pages and data files would give it out as the value. That there is none is said with `absent`, which tables and searches understand: `{ absent = \"unknown\" }` (or undisclosed, none, not-applicable)."
    SeveralPreferred "several-preferred" Error "Only one claim of a fact can be the headline."
    NotAList "not-a-list" Error "This field takes one value. If sources disagree, write several claims with `[[facts.name]]`; if there really can be many, set `list = true` in `kind.toml`."
    MissingField "missing-field" Error "The kind requires this field. If nobody knows the value, say so: `name = { absent = \"unknown\" }`."
    ConflictingClaims "conflicting-claims" Warning "Several claims of one fact, and nothing says which is the headline. Mark one with `preferred = true`, or give them different `as_of` dates; all of them stay visible."
    Unsourced "unsourced" Warning "Values without a source cannot be checked. Give the entry `sources = [\"…\"]`, or each claim, edge and event its own `source`."

    EventId "event-id" Error "The id of an event is what other events call it: it begins with a letter, has small letters, digits and single hyphens, and no other event of the entry has it."

    // Plausibility
    UnlikelyAmount "unlikely-amount" Warning "Nobody pays nothing, or less than nothing: a sign or a digit slipped in, or a number stands for an absence. If there is no sum to give, say so: `{ absent = \"undisclosed\" }`."
    FutureDate "future-date" Warning "Something was read, checked, published or said on a day that has not come when the site reads its knowledge (`as_of` in site.toml, else today), or a source was read before it was published. Mostly a digit of the year is wrong."
    DistantDate "distant-date" Warning "The date is more than fifty years ahead: mostly a digit of the year is wrong."
    DuplicateDependency "duplicate-dependency" Warning "The same dependency stands twice in an entry: the same target and role, for the same time, version and group of alternatives. It would be counted and shown twice."
    DuplicateEvent "duplicate-event" Warning "The same event stands twice in an entry, with the same date and title. Several sources of one event stand in one list."
    DuplicateSource "duplicate-source" Warning "Two sources have one address, so what rests on it is counted in two halves. Two states of a page that changes differ in `published`, or in `archived`."
    UnstableAddress "unstable-address" Warning "The address does not lead others to what was read: it leads to the results of a search, which are others tomorrow, to the answer of a chat program, through a short name or the library of one institution, or to the reader's own machine; or it ends with marks that tell who clicked where (`utm_source=…`). Give the address of what was read, and nothing behind it."
    UnusedSource "unused-source" Allowed "No fact, dependency, event, text or rate rests on this source. It was forgotten where it belongs, or can go. Not reported unless `site.toml` says `unused-source = \"warn\"` below [levels]."
    CommonName "common-name" Warning "Names of entries become links wherever texts have them. This one is a common word (one that stands in small letters in the site's own schema or summaries), or an alias that links a tenth of all texts. If texts use it for other things too, keep it from becoming links with `unlinked = [\"…\"]`, or drop it."
    TurnedRate "turned-rate" Warning "A rate is what one unit of the currency of its table costs in the site's own currency. This one is far from those of other years, and near to them once it is turned round: the source gives it the other way."
    BareProject "bare-project" Warning "An entry of a kind with `project = true` has no country, so that it is on no country's page and in no count, or no summary, so that lists show its name alone."

    // References
    UnknownEntry "unknown-entry" Error "No entry has this id. An id is `folder/file-name`; the file name alone will do where it is unique."
    AmbiguousEntry "ambiguous-entry" Error "Several entries have this file name. Write the folder too: `folder/file-name`."
    WrongKind "wrong-kind" Error "The reference leads to an entry of a kind that does not belong here; `to` in the field's declaration says which do, a source must be an entry of a kind with role source, and nothing depends on sources, comparisons and pages."
    SelfDependency "self-dependency" Error "An entry cannot depend on itself. If a version depends on an earlier one, say so with `for` on an edge to what both stand on."
    DependencyCycle "dependency-cycle" Warning "Entries depend on each other in a circle, so none of them stands without the others. That can be true, but often one arrow points the wrong way: `on` names what this entry needs, not what needs it. If the circle is real, write `dependency-cycle = \"allow\"` below `[levels]` in site.toml."
    LoneAlternative "lone-alternative" Warning "`any_of` says that one of several dependencies is enough, but there is nothing to choose from. The label is misspelt at one place, or the other alternative is missing, or this is a plain dependency and needs no label."
    MixedAlternatives "mixed-alternatives" Warning "Alternatives stand in for each other, so all of them are needed for the same: to run, or to renew. Those needed to run and those needed to renew are two groups, even with one label. What one is needed for is what its role says, unless it has a `needed_to` of its own. Give all of them the same, or two labels."
    UnknownEvent "unknown-event" Error "`meets` and `same_as` of an event lead to an event that has an `id`: write `folder/file-name#third-version`, or `third-version` alone within one entry. Only an event of type target can be met."
    BrokenLink "broken-link" Error "The link leads to a file that does not exist. Links to entries are relative paths to their Markdown files."
    BrokenAnchor "broken-anchor" Error "The page exists, but has no heading with this anchor."
    DuplicateAnchor "duplicate-anchor" Error "Two headings, or ids in HTML, of one page cannot have the same anchor, and the page's own sections have theirs."
    DuplicateAlias "duplicate-alias" Warning "Two entries have the same name, so a reader cannot tell which is meant; or one entry has a name twice. Change one, or drop the alias."
    UnknownName "unknown-name" Error "`unlinked` lists names of this entry that texts use for other things too, so that they do not become links. Each is the title or one of the aliases, spelt alike."

    // Body
    MarkupInText "markup-in-text" Warning "Titles, summaries, notes and fields of type text are shown as they are written: a citation, a link or emphasis in them stays signs. Sources have keys of their own; a field that needs links has the type markdown in its kind.toml."
    UnsafeLink "unsafe-link" Warning "Links may lead to http, https and mailto addresses or within the site. This one was left out of the page."
    RawHtml "raw-html" Warning "This HTML is not allowed in a body, or not at this place, and was removed from the page: scripts, styles, event handlers, embedded frames, attributes that mean nothing here. Text stays."
    UnclosedTag "unclosed-tag" Error "A tag or comment in HTML does not end, so all the text behind it would be lost: a `>`, a `-->` or the quotation mark of a value is missing."
    UnclosedElement "unclosed-element" Warning "An element in HTML is opened and not closed in the paragraph, list or part it begins in. It is ended there, which may be earlier than was meant."
    UndescribedPicture "undescribed-picture" Warning "A picture has no text in its place, so readers who do not see it, and search, learn nothing of it. Write what it shows, in a sentence: `![what it shows](picture.png)`. A mere ornament is written in HTML, with `alt=\"\"`."
    ConflictMarker "conflict-marker" Error "Git could not merge two versions and left both in the file, between lines `<<<<<<<`, `=======` and `>>>>>>>`. Keep what is right and take the three lines out."
    SurplusCell "surplus-cell" Error "A row of a table has more cells than the table has columns, and what is too much is lost. A bar within a cell is written `\\|`."
    DuplicateFootnote "duplicate-footnote" Error "Two notes of one text have the same name, so one of them would be lost."
    UnusedFootnote "unused-footnote" Warning "No mark in the text leads to this note, or no link uses this line `[name]: address`, so it is not published."
    ListedTwice "listed-twice" Warning "The same value, source or country stands in a list twice. It would be shown and counted twice, or another one was meant."
    SaidTwice "said-twice" Warning "A page shows the title and the summary of its entry above the text. A text that begins with the same says it twice."
    HalfWritten "half-written" Warning "Signs of Markdown do not do what they were meant to: a link, citation, note, list, table or heading stays text, because a part of it is missing or another sign stands between; a block of code does not end, and holds the text below it; an address is no link. Behind a backslash a sign is meant as it is: `\\[`."
    ForeignSyntax "foreign-syntax" Warning "Signs that other programs read stand in the text as they were typed, because nothing here reads them: shortcodes and templates of site generators, directives, markup of wikis and of papers, formulas, attributes. Write what they stood for as Markdown. What is meant as it stands is code: `{{ x }}` between backticks."
    Leftover "leftover" Warning "Something is published that was to be filled in, looked up or taken out before: a remark such as TODO, a place for a word, a call for a source, a mark or sentence of a chat program. What is meant as it stands is code, between backticks."
    GarbledText "garbled-text" Warning "Signs were spoilt on their way into the file: read in another encoding (`Ã©` for é), lost (`�`), or written as HTML where nothing reads HTML, or under a name that HTML does not know (`&mdahs;`)."
    NestingTooDeep "nesting-too-deep" Error "Quotes or lists are nested so deeply that no reader could follow."

    // Schema, configuration
    InvalidSchema "invalid-schema" Error "A declaration in `kind.toml`, `vocabularies.toml` or `rates.toml` does not hold together."
    InvalidConfig "invalid-config" Error "A setting in `site.toml` cannot be used."
    FixedLevel "fixed-level" Error "Only warnings can be re-levelled. Errors would publish something wrong."

    // Scenarios
    ContradictoryCut "contradictory-cut" Error "A `[[cut]]` is one of two things: `entries = […]` says which entries stop; `from`, `roles` and `to` say which dependencies are cut, of which targets and whose. Write two `[[cut]]`, if both are meant."
    EmptyCut "empty-cut" Error "A scenario says in `[[cut]]` what is cut, and every list in it names something. Without that everything or nothing would be cut, and nobody could tell which was meant."
    IdleScenario "idle-scenario" Warning "No dependency and no entry fits what this scenario cuts, so nothing follows from it. A filter is too narrow, or the dependencies that it is about are not recorded yet."
    SameScenario "same-scenario" Warning "Two scenarios cut the same, so their pages say the same. Drop one, or change what it cuts."
    BlocMember "bloc-member" Error "`members` of a country's entry lists the countries that belong to a bloc. A bloc is not its own member."

    // Countries, comparisons, routes
    CountryEntry "country-entry" Error "An entry of a kind with role country stands for exactly one country: `countries = [\"FR\"]`."
    CountryWithoutEntry "country-without-entry" Warning "No entry stands for this country, so it has no page and no timeline, and is called as Unicode's data call it. Add one to the countries folder."
    UnknownColumn "unknown-column" Error "Columns of a comparison, or of a preset, are fields of its kinds, or title, countries, status, depends, events, of-kind, in-region; and what these lead to, with points between the names: `maker.countries`, `price.basis`, `depends.parts`, `depends.parts.depends.steel`."
    WrongStep "wrong-step" Error "A name in a column goes on from what stands before it: behind a field of type ref or a role of `depends` stands what those entries say, behind money `basis` or `converted`, behind `events.target` `kept`, `late`, `overdue` or `open`. Other names lead to no entry, so nothing can follow them."
    MixedColumn "mixed-column" Error "Kinds that stand in one table have fields of one name that say different sorts of things, such as a date and a text. One column cannot show, sort or pick by both: rename one of them with `statebook rename`, or leave the column out."
    WrongCondition "wrong-condition" Error "No cell of this column can be so, and the table would be empty, or miss rows. A condition names words, codes or ids; for dates a time (`\"2024\"`, `\"2024/..\"`), for numbers and money one or both bounds (`\"1000..\"`, `\"..5B\"`), for any value `\"*\"`, for a typed absence its word."
    IdleColumn "idle-column" Warning "The way of this column leads nowhere from any row, or only back to the row that it begins at, so the column says nothing. Mostly a role is meant that these entries do not have, or a step too many was written."
    PartialIndex "partial-index" Error "A comparison with `index = true` stands in place of the table of its kind, and so shows all its entries: take out `where`, or `index`."
    InvalidRedirect "invalid-redirect" Error "A redirect is a former address on this site: `/old/address/`. It begins and ends with a slash and has no `..`. An entry has at most 1 000 of them."
    LostAddress "lost-address" Error "An address of the site as it was led to a page, and leads nowhere now, so that links, bookmarks and citations of others break. Give the entry that stands for it now `redirects = [\"/the/former/address/\"]`; `statebook rename` does so by itself. Looked for by `check --against` alone."
    DuplicateRoute "duplicate-route" Error "Two things would be published at one address, so one would be lost. Rename one."

    // The state of the knowledge
    StaleFact "stale-fact" Allowed "The value is older than its field's `shelf_life` allows. Look the source up again: write the new value as a claim with its own `as_of`, and keep the old one, or set `as_of` anew if it still holds. All of them are listed on /coverage/. Not reported unless `site.toml` says `stale-fact = \"warn\"` below [levels]."
    OverdueTarget "overdue-target" Allowed "The last day of a promise (an event of type target) has passed, and no event says that it was kept. If it was, give the promise an `id` and let that event say `meets = \"<folder/stem>#<id>\"`; if not, nothing needs mending: readers see that it is overdue, and /coverage/ lists it. Not reported unless `site.toml` says `overdue-target = \"warn\"` below [levels]."

    // Theme
    TemplateSyntax "template-syntax" Error "A template of the theme cannot be read."
    TemplateError "template-error" Error "A template of the theme failed while a page was made from it."
    BrokenThemeLink "broken-theme-link" Error "A page, or a style sheet of the theme, names an address of this site where nothing is published. Links in bodies are checked at their own lines, so this one comes from a template; where the template can be told, the message stands at its line."
    LocaleSyntax "locale-syntax" Error "A file of words cannot be read at this place. It is written in Fluent: `name = text`, further lines of a text begin with a space, a variable is `{ $name }`, and a choice ends with a wording for all other cases, `*[other] …`."
    LocaleMessage "locale-message" Error "A message of a file of words cannot be said: it has a variable that it is not said with, names a message that there is none of, or does not close a tag. The wording below it would be said in its place: that of the theme, or English."
    UntranslatedWords "untranslated-words" Warning "The interface says some of its messages in English, because the site's language has no words for them. Write them into `locales/<language>.ftl` beside `site.toml`, under the names that they have in the embedded `locales/en.ftl`. A site that is content with English there says `untranslated-words = \"allow\"` below [levels]."
    StrayThemeFile "stray-theme-file" Warning "Nothing is made of this file of the theme: it lies in no folder of themes (templates/, styles/, scripts/, locales/, files/), or is a template that no page and no other template uses. Mostly its name is misspelt. Fonts, icons and pictures lie in files/."
}

impl Code {
    fn entry(self) -> &'static Explanation {
        &CODES[self as usize]
    }

    /// The kebab-case name.
    pub fn name(self) -> &'static str {
        self.entry().name
    }

    /// Error or warning, before the site's own levels. An allowed problem is a warning if the site asks for it.
    pub fn severity(self) -> Severity {
        if self.level() == Level::Error { Severity::Error } else { Severity::Warning }
    }

    /// The level, before the site's own levels.
    pub fn level(self) -> Level {
        self.entry().level
    }

    /// The code with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        CODES.iter().find(|entry| entry.name == name).map(|entry| entry.code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_kebab_case() {
        for (at, entry) in CODES.iter().enumerate() {
            assert_eq!(entry.code as usize, at);
            assert!(entry.name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'));
            assert_eq!(Code::from_name(entry.name), Some(entry.code));
            assert!(entry.text.ends_with(['.', '”']));
        }
    }
}
