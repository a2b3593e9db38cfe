//! What a command gives back: data for stdout, messages for stderr, an exit code.

use std::io::Write;
use std::process::ExitCode;

/// How a command ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Exit {
    /// All is well.
    #[default]
    Good,
    /// Something was found in documents that can be used.
    Findings,
    /// A document is absent or cannot be used, or the arguments are wrong.
    Unreadable,
}

impl Exit {
    fn code(self) -> u8 {
        match self {
            Self::Good => 0,
            Self::Findings => 1,
            Self::Unreadable => 2,
        }
    }
}

/// What a command gives back. Commands write nothing themselves.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    /// Data, for stdout.
    pub(crate) data: String,
    /// Messages, for stderr.
    pub(crate) messages: String,
    /// How it ended.
    pub(crate) exit: Exit,
}

impl Outcome {
    /// Nothing but a message.
    pub(crate) fn failed(message: &str) -> Self {
        Self { data: String::new(), messages: format!("error: {message}\n"), exit: Exit::Unreadable }
    }

    /// Adds a line to the data.
    pub(crate) fn line(&mut self, text: &str) {
        self.data += text;
        self.data.push('\n');
    }

    /// Adds a line to the messages.
    pub(crate) fn note(&mut self, message: &str) {
        self.messages += message;
        self.messages.push('\n');
    }

    /// Prints it all. A reader that has gone away, such as `head`, is no error.
    pub(crate) fn print(self) -> ExitCode {
        let _ = std::io::stderr().lock().write_all(self.messages.as_bytes());
        let mut stdout = std::io::stdout().lock();
        let written = stdout.write_all(self.data.as_bytes()).and_then(|()| stdout.flush());
        match written {
            Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
                let _ = writeln!(std::io::stderr().lock(), "error: cannot write the output: {error}");
                ExitCode::from(Exit::Unreadable.code())
            }
            _ => ExitCode::from(self.exit.code()),
        }
    }
}

/// A value as indented JSON with a line end.
pub(crate) fn json(value: &impl serde::Serialize) -> Outcome {
    match serde_json::to_string_pretty(value) {
        Ok(text) => Outcome { data: text + "\n", ..Outcome::default() },
        Err(error) => Outcome::failed(&format!("cannot write JSON: {error}")),
    }
}

/// So many of something: 1 document, 2 documents.
pub(crate) fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}
