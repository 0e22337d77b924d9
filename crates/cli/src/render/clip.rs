//! Long lines, as far as a report needs them.

use std::ops::Range;

/// Bytes of a line that are shown anyway.
const SHOWN: usize = 200;
/// Bytes behind the last words of a line that a report is about.
const BEHIND: usize = 60;

/// The text with the ends of long lines left out that none of the places is about, and where the places are in it.
///
/// What comes before a place stays, so that lines and columns are the same.
pub(super) fn clipped(text: &str, places: &[Range<usize>]) -> (String, Vec<Range<usize>>) {
    let mut shown = String::with_capacity(text.len().min(1 << 16));
    let mut moved = places.to_vec();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.trim_end_matches(['\n', '\r']).len();
        let own = places.iter().flat_map(|place| [place.start, place.end]).filter(|at| (start..=end).contains(at));
        let kept = own.max().map_or(0, |last| last - start + BEHIND).max(SHOWN);
        let cut = text.floor_char_boundary(start.saturating_add(kept));
        let (kept, left_out) = if cut < end { (cut, end - cut) } else { (end, 0) };
        shown += text.get(start..kept).unwrap_or_default();
        if left_out > 0 {
            shown.push('…');
        }
        let grown = if left_out > 0 { '…'.len_utf8() } else { 0 };
        let next = start + line.len();
        shown += text.get(end..next).unwrap_or_default();
        for (place, moved) in places.iter().zip(&mut moved) {
            for (at, to) in [(place.start, &mut moved.start), (place.end, &mut moved.end)] {
                // Those of this line lie before what is left out.
                if at > end {
                    *to = *to + grown - left_out;
                }
            }
        }
        start = next;
    }
    (shown, moved)
}

#[cfg(test)]
#[allow(clippy::indexing_slicing, clippy::string_slice, reason = "tests may panic")]
mod tests {
    use super::clipped;

    #[test]
    fn short_lines_stay_as_they_are() {
        let text = "permissions { a }\n\nsection s {\r\n}";
        let places = [0..11, 14..15, text.len()..text.len()];
        assert_eq!(clipped(text, &places), (text.to_owned(), places.to_vec()));
        assert_eq!(clipped("", &[0..0, 0..0]).0, "");
    }

    #[test]
    fn the_ends_of_long_lines_are_left_out_and_places_stay_on_their_words() {
        let long = "ä, ".repeat(40_000);
        let text = format!("one {long}\r\ntwo {long}here {long}\nlast {long}");
        let words = |word: &str| {
            let at = text.find(word).map_or(0, |at| at);
            at..at + word.len()
        };
        let places = [words("one"), words("two"), words("here"), words("last")];
        let (shown, moved) = clipped(&text, &places);
        for (place, moved) in places.iter().zip(&moved) {
            assert_eq!(text[place.clone()], shown[moved.clone()]);
        }
        let lines: Vec<&str> = shown.lines().collect();
        assert_eq!(lines.len(), 3);
        assert!(lines[0].len() < 210 && lines[0].ends_with('…'), "{}", lines[0].len());
        assert!(lines[1].contains("here") && lines[1].ends_with('…'));
        assert!(lines[2].len() < 210);
    }
}
