//! To come: corrected of the tenant file.
