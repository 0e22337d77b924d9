//! Exact answers about policies, for people: each a plain value that the command, the server and a gate in a build share.
