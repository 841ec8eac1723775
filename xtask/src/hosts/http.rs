//! Owns asking a server on this machine for one file, as browsers do.

use std::{
    io::{Read, Write},
    net::{Ipv4Addr, SocketAddr, TcpStream},
    time::Duration,
};

/// What a server answered.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// The status: 200.
    pub status: u16,
    /// Headers, their names in small letters.
    headers: Vec<(String, String)>,
    /// The body as it was sent.
    pub body: Vec<u8>,
}

impl Answer {
    /// The value of a header; several of one name are joined by commas, as browsers read them.
    pub fn header(&self, name: &str) -> String {
        let values = self.headers.iter().filter(|(key, _)| key == name);
        values
            .map(|(_, value)| value.as_str())
            .collect::<Vec<_>>()
            .join(", ")
    }

    fn parse(bytes: &[u8]) -> Option<Self> {
        let end = bytes.windows(4).position(|window| window == b"\r\n\r\n")?;
        let (head, body) = bytes.split_at_checked(end + 4)?;
        let head = String::from_utf8_lossy(head);
        let mut lines = head.lines();
        let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
        let headers = lines
            .filter_map(|line| line.split_once(':'))
            .map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()))
            .collect();
        let mut answer = Self {
            status,
            headers,
            body: body.to_vec(),
        };
        if answer.header("transfer-encoding") == "chunked" {
            answer.body = in_one(body)?;
        }
        Some(answer)
    }
}

/// A body that was sent in pieces.
fn in_one(mut rest: &[u8]) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let end = rest.windows(2).position(|window| window == b"\r\n")?;
        let (size, after) = rest.split_at_checked(end)?;
        let size =
            usize::from_str_radix(std::str::from_utf8(size).ok()?.split(';').next()?.trim(), 16).ok()?;
        if size == 0 {
            return Some(body);
        }
        let (piece, after) = after.split_at_checked(2)?.1.split_at_checked(size)?;
        body.extend_from_slice(piece);
        rest = after.split_at_checked(2)?.1;
    }
}

/// Ask the server at `port` for `path`, with this `Accept-Encoding`; nothing when there is no whole answer.
pub fn get(port: u16, path: &str, encodings: &str) -> Option<Answer> {
    let wait = Duration::from_secs(10);
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let mut stream = TcpStream::connect_timeout(&address, wait).ok()?;
    stream.set_read_timeout(Some(wait)).ok()?;
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept: */*\r\nAccept-Encoding: {encodings}\r\nConnection: close\r\n\r\n"
    )
    .ok()?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).ok()?;
    Answer::parse(&bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers() {
        let plain =
            Answer::parse(b"HTTP/1.1 404 Not Found\r\nVary: A\r\nvary:B\r\n\r\nno").unwrap_or_default();
        assert_eq!(
            (plain.status, plain.header("vary"), plain.body.as_slice()),
            (404, "A, B".to_owned(), b"no".as_slice())
        );
        let pieces =
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n1;x=y\r\nd\r\n0\r\n\r\n";
        assert_eq!(Answer::parse(pieces).unwrap_or_default().body, b"abcd");
        for broken in [
            b"".as_slice(),
            b"HTTP/1.1 200 OK\r\n",
            b"HTTP/1.1 x\r\n\r\n",
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nabc",
        ] {
            assert_eq!(Answer::parse(broken), None);
        }
    }
}
