//! The face that pictures are written in: how wide a text is in it, and what it cannot say.

use std::fmt;
use std::sync::Arc;

use harfrust::{FontRef, ShapeOptions, ShaperData, UnicodeBuffer};
use resvg::usvg::fontdb::{Database, ID, Source};

/// The files of a built site that hold the face, by their paths: the regular weight and the bold one.
pub const FACES: [&str; 2] = ["faces/downboard-sans-400.ttf", "faces/downboard-sans-700.ttf"];

/// How bold a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// 400.
    Regular,
    /// 700.
    Bold,
}

/// Why a file is no face.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaceError {
    /// The file of this weight is no font in TrueType or OpenType.
    Unreadable(Weight),
}

/// A face in two weights. It measures text as it is drawn later: both shape it by the same code.
#[derive(Clone)]
pub struct Faces(Arc<Both>);

struct Both {
    regular: Face,
    bold: Face,
    /// The same two for what draws.
    fonts: Arc<Database>,
}

struct Face {
    bytes: Arc<Vec<u8>>,
    shaping: ShaperData,
    units_per_em: f64,
    id: ID,
}

/// A text as it is shaped: how wide it is, and of which letters it is made.
struct Shaped {
    /// In ems.
    width: f64,
    /// Where each letter with its marks begins, in bytes, and whether the face has it.
    letters: Vec<(usize, bool)>,
}

impl Weight {
    /// The number by which fonts and drawings name it.
    pub fn number(self) -> u16 {
        match self {
            Self::Regular => 400,
            Self::Bold => 700,
        }
    }
}

impl fmt::Display for FaceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self::Unreadable(weight) = self;
        write!(f, "not a font of the weight {} in TrueType or OpenType", weight.number())
    }
}

impl fmt::Debug for Faces {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Faces").finish_non_exhaustive()
    }
}

impl Faces {
    /// A face from the files of its two weights, each in TrueType or OpenType.
    ///
    /// # Errors
    ///
    /// Where a file is none, such as WOFF2.
    pub fn parse(regular: Vec<u8>, bold: Vec<u8>) -> Result<Self, FaceError> {
        let mut fonts = Database::new();
        let mut face = |bytes: Vec<u8>, weight| Face::of(bytes, &mut fonts).ok_or(FaceError::Unreadable(weight));
        let (regular, bold) = (face(regular, Weight::Regular)?, face(bold, Weight::Bold)?);
        Ok(Self(Arc::new(Both { regular, bold, fonts: Arc::new(fonts) })))
    }

    /// The files that it was made from.
    pub(crate) fn files(&self) -> [&[u8]; 2] {
        [&self.0.regular, &self.0.bold].map(|face| face.bytes.as_slice())
    }

    /// The letters of a text that a weight of the face does not have, each once and in the order of their numbers. Ends of lines
    /// are no letters.
    pub fn missing(&self, text: &str) -> Vec<char> {
        let mut missing: Vec<char> = Vec::new();
        for (face, line) in
            [&self.0.regular, &self.0.bold].into_iter().flat_map(|face| text.lines().map(move |line| (face, line)))
        {
            let letters = face.shape(line).letters.into_iter().filter(|(_, is_there)| !is_there);
            missing.extend(letters.filter_map(|(at, _)| line.get(at..)?.chars().next()));
        }
        missing.sort_unstable();
        missing.dedup();
        missing
    }

    /// How wide a text is, in ems.
    pub(super) fn width(&self, weight: Weight, text: &str) -> f64 {
        self.face(weight).shape(text).width
    }

    /// Where the letters of a text begin, in bytes and in their order. A letter has its marks with it.
    pub(super) fn letters(&self, weight: Weight, text: &str) -> Vec<usize> {
        self.face(weight).shape(text).letters.into_iter().map(|(at, _)| at).collect()
    }

    /// The fonts for what draws.
    pub(super) fn fonts(&self) -> Arc<Database> {
        Arc::clone(&self.0.fonts)
    }

    /// The font of a weight among them.
    pub(super) fn id(&self, weight: Weight) -> ID {
        self.face(weight).id
    }

    fn face(&self, weight: Weight) -> &Face {
        match weight {
            Weight::Regular => &self.0.regular,
            Weight::Bold => &self.0.bold,
        }
    }
}

impl Face {
    fn of(bytes: Vec<u8>, fonts: &mut Database) -> Option<Self> {
        let bytes = Arc::new(bytes);
        let font = FontRef::new(&bytes).ok()?;
        let shaping = ShaperData::new(&font);
        let units_per_em = f64::from(shaping.shaper(&font).build().units_per_em());
        let id = *fonts.load_font_source(Source::Binary(Arc::<Vec<u8>>::clone(&bytes))).first()?;
        (units_per_em > 0.0).then_some(Self { bytes, shaping, units_per_em, id })
    }

    fn shape(&self, text: &str) -> Shaped {
        // It has been read before.
        let Ok(font) = FontRef::new(&self.bytes) else { return Shaped { width: 0.0, letters: Vec::new() } };
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        let glyphs = self.shaping.shaper(&font).build().shape(buffer, ShapeOptions::new());
        let advance: i32 = glyphs.glyph_positions().iter().map(|position| position.x_advance).sum();
        let mut letters: Vec<(usize, bool)> = Vec::new();
        for glyph in glyphs.glyph_infos() {
            let (at, is_there) = (usize::try_from(glyph.cluster).unwrap_or(usize::MAX), glyph.glyph_id != 0);
            letters.push((at, is_there));
        }
        // What is written from the right comes in the order in which it is seen. A letter is there if all of it is.
        letters.sort_unstable();
        letters.dedup_by_key(|(at, _)| *at);
        Shaped { width: f64::from(advance) / self.units_per_em, letters }
    }
}
