/*
 * What a function answers: PEIL_OK or a negative code. The details stand in the diagnostics that
 * were handed in; the code only says whose business it is.
 */
#ifndef PEIL_BASE_STATUS_H
#define PEIL_BASE_STATUS_H

/* Stands before a function whose status must be looked at. */
#if defined(__GNUC__)
#define PEIL_CHECK __attribute__((warn_unused_result))
#else
#define PEIL_CHECK
#endif

enum peil_status {
    PEIL_OK = 0,
    PEIL_EINPUT = -1,   /* a pack, an answers file or other input was refused */
    PEIL_ENOMEM = -2,   /* out of memory; nothing changed owner */
    PEIL_EIO = -3,      /* something could not be read or written */
    PEIL_ESCRIPT = -4,  /* a script failed or ran over its budget */
    PEIL_EPLUGIN = -5,  /* a plugin is missing, refused or failed */
    PEIL_EINTERNAL = -6 /* peil broke a promise of its own */
};

#endif
