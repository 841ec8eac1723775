//! To come: lists of the tenant file.
