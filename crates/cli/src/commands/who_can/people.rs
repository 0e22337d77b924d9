//! A file of users: CSV with a heading, or JSON lines.

use std::fs;
use std::path::Path;

use super::super::decide::stream;
use crate::near::did_you_mean;
use crate::problem::Problem;
use crate::request::{Given, Held, Mistake, Names};

/// The most bytes that a file of users may have.
const BYTES: u64 = 256 * 1024 * 1024;
/// The columns that every file may have; those of scopes and of facts come to them.
const COLUMNS: [&str; 3] = ["user", "permissions", "roles"];

/// A line's number, and the user that it names with what it says.
pub(super) type Row = (u64, Result<(String, Names), Mistake>);

/// The users of a file, in its order. `is_fact` knows the policy's facts.
pub(super) fn people(path: &Path, is_fact: &dyn Fn(&str) -> bool) -> Result<Vec<Row>, Problem> {
    let io = |error: std::io::Error| Problem::io("read", path, &error);
    let bytes = fs::metadata(path).map_err(io)?.len();
    if bytes > BYTES {
        let message = format!("`{}` has {bytes} bytes; a file of users may have {BYTES}", path.display());
        return Err(Problem::caller(message));
    }
    let text = fs::read_to_string(path).map_err(io)?;
    let text = text.trim_start_matches('\u{feff}');
    Ok(if text.trim_start().starts_with('{') { json_lines(text) } else { csv(text, is_fact) })
}

fn json_lines(text: &str) -> Vec<Row> {
    let lines = (1_u64..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty());
    lines.map(|(number, line)| (number, stream::request(line.as_bytes(), "user"))).collect()
}

fn csv(text: &str, is_fact: &dyn Fn(&str) -> bool) -> Vec<Row> {
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(text.as_bytes());
    let broken = |error: &csv::Error| {
        let line = error.position().map_or(1, csv::Position::line);
        (line, Err(Mistake::new(format!("this is no CSV: {error}"))))
    };
    let heading = match reader.headers() {
        Ok(heading) => heading.clone(),
        Err(error) => return vec![broken(&error)],
    };
    let mut columns = Vec::new();
    for name in &heading {
        match column(name, is_fact) {
            Ok(column) => columns.push(column),
            Err(mistake) => return vec![(1, Err(mistake))],
        }
    }
    if !columns.contains(&Column::User) {
        let mistake = Mistake::new("the heading has no column `user`");
        return vec![(1, Err(mistake.help(Some(format!("the first line names the columns: {}", COLUMNS.join(", "))))))];
    }
    let mut rows = Vec::new();
    for record in reader.records() {
        match record {
            Ok(record) => {
                let line = record.position().map_or(0, csv::Position::line);
                rows.push((line, Ok(row(&columns, &record))));
            }
            Err(error) => rows.push(broken(&error)),
        }
    }
    rows
}

/// What a column says.
#[derive(Debug, PartialEq)]
enum Column {
    User,
    Permissions(Option<String>),
    Roles(Option<String>),
    Fact(String),
}

fn column(name: &str, is_fact: &dyn Fn(&str) -> bool) -> Result<Column, Mistake> {
    let (what, scope) = match name.split_once(" in ") {
        Some((what, scope)) => (what.trim(), Some(scope.trim().to_owned())),
        None => (name, None),
    };
    match (what.to_lowercase().as_str(), scope) {
        ("user", None) => Ok(Column::User),
        ("permissions", scope) => Ok(Column::Permissions(scope)),
        ("roles", scope) => Ok(Column::Roles(scope)),
        _ if is_fact(name) => Ok(Column::Fact(name.to_owned())),
        _ => {
            let near = did_you_mean(name, COLUMNS);
            let all = format!("the columns are {}, for a scope `roles in SCOPE`, and facts", COLUMNS.join(", "));
            Err(Mistake::new(format!("a file of users has no column `{name}`")).help(near.or(Some(all))))
        }
    }
}

fn row(columns: &[Column], record: &csv::StringRecord) -> (String, Names) {
    let (mut user, mut names) = (String::new(), Names::default());
    for (column, cell) in columns.iter().zip(record) {
        let ids = cell.split([' ', ';', ',']).filter(|id| !id.is_empty()).map(str::to_owned);
        match column {
            Column::User => user = cell.to_owned(),
            Column::Permissions(None) => names.permissions.extend(ids),
            Column::Roles(None) => names.roles.extend(ids),
            Column::Permissions(Some(scope)) => {
                if let Some(held) = held(&mut names, scope) {
                    held.permissions.extend(ids);
                }
            }
            Column::Roles(Some(scope)) => {
                if let Some(held) = held(&mut names, scope) {
                    held.roles.extend(ids);
                }
            }
            // An empty cell says nothing.
            Column::Fact(_) if cell.is_empty() => {}
            Column::Fact(fact) => names.facts.push((fact.clone(), Given::Typed(cell.to_owned()))),
        }
    }
    (user, names)
}

fn held<'n>(names: &'n mut Names, scope: &str) -> Option<&'n mut Held> {
    let at = names.scopes.iter().position(|(other, _)| other == scope).unwrap_or(names.scopes.len());
    if at == names.scopes.len() {
        names.scopes.push((scope.to_owned(), Held::default()));
    }
    names.scopes.get_mut(at).map(|(_, held)| held)
}

#[cfg(test)]
mod tests {
    use super::{csv, json_lines};

    #[test]
    fn a_table_and_lines_of_json_say_the_same() {
        let table = "user,roles,permissions in target\nann,viewer analyst,\"a; b\"\nbob,,\n";
        let lines = "{\"user\": \"ann\", \"roles\": [\"viewer\", \"analyst\"], \
                     \"scopes\": {\"target\": {\"permissions\": [\"a\", \"b\"]}}}\n\
                     {\"user\": \"bob\", \"scopes\": {\"target\": {}}}\n";
        let read = |rows: Vec<super::Row>| rows.into_iter().map(|(_, row)| row.unwrap()).collect::<Vec<_>>();
        assert_eq!(read(csv(table, &|_| false)), read(json_lines(lines)));
    }

    #[test]
    fn a_mistake_names_its_line() {
        let read = |text: &str| csv(text, &|fact| fact == "user.staff").pop().unwrap();
        let (line, row) = read("user,roles\nann,viewer\nbob,viewer,more\n");
        assert_eq!(line, 3);
        assert!(row.is_err());
        let (line, row) = read("user,rolls\nann,viewer\n");
        assert_eq!((line, row.unwrap_err().help), (1, Some("did you mean `roles`?".to_owned())));
        assert_eq!(read("user,user.staff\nann,true\n").1.unwrap().1.facts.len(), 1);
        let (line, row) = json_lines("{\"user\": \"ann\"}\n\n{\"usr\": \"bob\"}\n").pop().unwrap();
        assert_eq!((line, row.unwrap_err().help), (3, Some("did you mean `user`?".to_owned())));
    }
}
