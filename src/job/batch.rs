//! JSON Lines in, JSON Lines out: the same order, all cores, and no more lines in memory than are being worked on.
//!
//! Every result is written as soon as it and those before it are ready, so that a program can send one line and wait
//! for its answer.

use std::{
    io::{self, BufRead, Write},
    num::NonZero,
    sync::{
        Arc, Mutex, PoisonError,
        mpsc::{Receiver, Sender, SyncSender, channel, sync_channel},
    },
    thread,
};

/// Most bytes of a line: two pages of the largest size with every byte escaped would be more, and are no news articles.
const MAX_LINE: usize = 256 << 20;

/// One line of the input: its number from 1, and its text; `None` where it is too long or not UTF-8.
#[derive(Debug)]
pub(crate) struct Line {
    /// Its number, from 1.
    pub number: usize,
    /// What it says.
    pub text: Option<String>,
}

/// Turns each line of `input` that is not blank into one line of `output` by `work`, flushed line by line.
pub(crate) fn run(
    input: Box<dyn BufRead + Send>,
    output: &mut dyn Write,
    work: impl Fn(Line) -> String + Send + Sync + 'static,
) -> io::Result<()> {
    let workers = thread::available_parallelism().map_or(1, NonZero::get);
    let (answers, queue) = sync_channel(4 * workers);
    let (tasks, waiting) = channel();
    let (waiting, work) = (Arc::new(Mutex::new(waiting)), Arc::new(work));
    for _ in 0..workers {
        let (waiting, work) = (Arc::clone(&waiting), Arc::clone(&work));
        thread::spawn(move || answer_tasks(&waiting, &*work));
    }
    thread::spawn(move || read_lines(input, &tasks, &answers));
    for answer in queue {
        let Ok(line) = answer.recv() else { return Err(io::Error::other("a worker ended before its line was done")) };
        let line = line?;
        output.write_all(line.as_bytes())?;
        output.write_all(b"\n")?;
        output.flush()?;
    }
    Ok(())
}

type Answer = io::Result<String>;
type Task = (Line, Sender<Answer>);

/// Hands out the lines. Ends by itself when nobody waits for answers any more.
fn read_lines(mut input: Box<dyn BufRead + Send>, tasks: &Sender<Task>, answers: &SyncSender<Receiver<Answer>>) {
    for number in 1.. {
        let (answer, later) = channel();
        match read_line(&mut *input) {
            Ok(Some(bytes)) if bytes.trim_ascii().is_empty() => {}
            Ok(Some(bytes)) => {
                let text = String::from_utf8(bytes).ok().filter(|text| text.len() <= MAX_LINE);
                let is_wanted = answers.send(later).is_ok();
                if !is_wanted || tasks.send((Line { number, text }, answer)).is_err() {
                    return;
                }
            }
            Ok(None) => return,
            Err(error) => {
                let _ = answers.send(later).is_ok() && answer.send(Err(error)).is_ok();
                return;
            }
        }
    }
}

/// The next line without its end; `None` at the end of the input; of one that is too long, the first byte more than is allowed.
fn read_line(input: &mut dyn BufRead) -> io::Result<Option<Vec<u8>>> {
    let mut line = Vec::new();
    loop {
        let available = input.fill_buf()?;
        let end = available.iter().position(|byte| *byte == b'\n');
        let taken = end.map_or(available.len(), |end| end + 1);
        let room = (MAX_LINE + 1).saturating_sub(line.len());
        line.extend_from_slice(&available[..taken.min(room)]);
        input.consume(taken);
        if end.is_some() || taken == 0 {
            let is_line = !line.is_empty();
            line.truncate(line.trim_ascii_end().len());
            return Ok(is_line.then_some(line));
        }
    }
}

fn answer_tasks(waiting: &Mutex<Receiver<Task>>, work: &(dyn Fn(Line) -> String + Send + Sync)) {
    loop {
        let task = waiting.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok((line, answer)) = task else { return };
        let _ = answer.send(Ok(work(line)));
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn check(input: &[u8], expected: &str) {
        let mut output = Vec::new();
        let work = |line: Line| format!("{}:{}", line.number, line.text.as_deref().unwrap_or("?"));
        run(Box::new(io::Cursor::new(input.to_vec())), &mut output, work).unwrap();
        assert_eq!(String::from_utf8_lossy(&output), expected);
    }

    #[test]
    fn every_line_has_its_answer_and_its_number() {
        check(b"", "");
        check(b"a\nb\n", "1:a\n2:b\n");
        check(b"a\n\n  \nb", "1:a\n4:b\n");
        check(b"a\n\xff\nb\r\n", "1:a\n2:?\n3:b\n");
    }

    #[test]
    fn answers_keep_the_order_of_the_lines_however_long_each_takes() {
        let input: String = "word\n".repeat(200);
        let mut output = Vec::new();
        let work = |line: Line| {
            thread::sleep(Duration::from_micros((line.number as u64 * 37) % 400));
            format!("{}", line.number)
        };
        run(Box::new(io::Cursor::new(input.into_bytes())), &mut output, work).unwrap();
        let numbers: Vec<String> = (1..=200).map(|number: usize| number.to_string()).collect();
        assert_eq!(String::from_utf8_lossy(&output), numbers.join("\n") + "\n");
    }

    #[test]
    fn a_reader_who_goes_away_ends_the_run() {
        struct Closed;
        impl Write for Closed {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(io::ErrorKind::BrokenPipe.into())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let input = io::Cursor::new(b"a\n".repeat(100_000));
        let outcome = run(Box::new(input), &mut Closed, |_| String::new());
        assert_eq!(outcome.unwrap_err().kind(), io::ErrorKind::BrokenPipe);
    }
}
