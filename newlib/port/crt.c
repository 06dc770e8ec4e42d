/* What newlib expects of start-up code. The kernel itself runs the constructors and calls exit(main(argc, argv)). */

void _init(void);
void _fini(void);

/* gcc's crti.o would have these; constructors and destructors are in init_array and fini_array, so nothing is left. */
void _init(void)
{
}

void _fini(void)
{
}

/* Its existence makes newlib run fini_array at exit() (newlib configured with --enable-newlib-register-fini). */
char __libc_fini;

/* Identifies the executable in compiled C++'s calls of __cxa_atexit (Itanium C++ ABI 3.3.5); crtbegin.o would have it. */
void *__dso_handle;
