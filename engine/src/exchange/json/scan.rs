//! The scanner: says when enough of a JSON text has come for the reader's next step, so that a long text can be read
//! in pieces. It looks at brackets and quotes only; what is wrong with the text is the reader's to say.

/// What the reader is going to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::exchange) enum Want {
    /// The first byte of whatever comes next.
    Byte,
    /// The next key of an object with the first byte of its value, or the object's end.
    Key,
    /// The next item of an array, or the array's end.
    Item,
    /// A value.
    Value,
    /// The beginning of an array with its first item.
    First,
}

/// Where a scan stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum State {
    /// Before the value.
    #[default]
    Before,
    /// In a text, at this depth.
    Text,
    /// Behind a backslash.
    Escape,
    /// In a number or a word.
    Bare,
    /// In an array or object, between texts.
    Inside,
    /// Behind a key.
    Colon,
    /// Behind the colon.
    Behind,
}

/// A scan of one step. What it has looked at it does not look at again.
#[derive(Debug, Default)]
pub(in crate::exchange) struct Scan {
    at: usize,
    state: State,
    depth: usize,
    comma: bool,
    opened: bool,
}

impl Scan {
    /// Whether the text holds all that is wanted, or something that is surely wrong. The text is the same as the last
    /// time, and may have become longer. `levels` is how many arrays and objects inside each other are allowed.
    ///
    /// Where the answer is no, the text may still be all there is.
    pub(in crate::exchange) fn is_enough(&mut self, text: &str, want: Want, levels: usize) -> bool {
        let bytes = text.as_bytes();
        while let Some(&byte) = bytes.get(self.at) {
            let ends = match self.state {
                State::Before => self.before(byte, want, levels),
                State::Text => self.text(byte, want),
                State::Escape => {
                    self.state = State::Text;
                    false
                }
                State::Bare => {
                    matches!(byte, b',' | b':' | b'"' | b'{' | b'}' | b'[' | b']') || is_blank(byte)
                }
                State::Inside => self.inside(byte, levels),
                State::Colon if byte == b':' => {
                    self.state = State::Behind;
                    false
                }
                State::Colon | State::Behind => !is_blank(byte),
            };
            if ends {
                return true;
            }
            self.at += 1;
            if let Some(skip) = self.plain(bytes) {
                self.at += skip;
            }
        }
        false
    }

    /// How many bytes from here on say nothing.
    fn plain(&self, bytes: &[u8]) -> Option<usize> {
        let rest = bytes.get(self.at..)?;
        match self.state {
            State::Text => rest
                .iter()
                .position(|byte| matches!(byte, b'"' | b'\\' | 0..=0x1f)),
            State::Inside => rest
                .iter()
                .position(|byte| matches!(byte, b'"' | b'{' | b'}' | b'[' | b']')),
            _ => return None,
        }
        .or(Some(rest.len()))
    }

    fn before(&mut self, byte: u8, want: Want, levels: usize) -> bool {
        match byte {
            _ if is_blank(byte) => false,
            _ if want == Want::Byte => true,
            b',' if matches!(want, Want::Key | Want::Item) && !self.comma => {
                self.comma = true;
                false
            }
            b'[' if want == Want::First && !self.opened => {
                self.opened = true;
                levels == 0
            }
            b'}' | b']' | b',' | b':' => true,
            b'"' => {
                self.state = State::Text;
                false
            }
            _ if want == Want::Key => true,
            b'{' | b'[' => {
                self.state = State::Inside;
                self.depth = 1 + usize::from(self.opened);
                self.depth > levels
            }
            _ => {
                self.state = State::Bare;
                false
            }
        }
    }

    fn text(&mut self, byte: u8, want: Want) -> bool {
        match byte {
            b'\\' => self.state = State::Escape,
            b'"' if self.depth > 0 => self.state = State::Inside,
            b'"' if want == Want::Key => self.state = State::Colon,
            b'"' | 0..=0x1f => return true,
            _ => {}
        }
        false
    }

    fn inside(&mut self, byte: u8, levels: usize) -> bool {
        match byte {
            b'"' => self.state = State::Text,
            b'{' | b'[' => {
                self.depth += 1;
                return self.depth > levels;
            }
            b'}' | b']' => {
                self.depth -= 1;
                return self.depth == usize::from(self.opened);
            }
            _ => {}
        }
        false
    }
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\r' | b'\t')
}
