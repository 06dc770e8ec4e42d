// -*- c-basic-offset: 4 -*-
/*
 * shellcommand.cc -- the output of other programs
 */
#include <click/config.h>
#include <click/userutils.hh>
#include <click/error.hh>
#if CLICK_USERLEVEL
#include <errno.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>
#endif
CLICK_DECLS
#if CLICK_USERLEVEL

// The shell's process number, or negative with errno. @a out: what it writes.
static pid_t
start(const String &command, int in, FILE *&out)
{
    int ends[2];
    if (pipe(ends) < 0)
        return -1;
    fflush(0); // else the child might write it again
    pid_t child = fork();
    if (child == 0) {
        dup2(in, STDIN_FILENO);
        dup2(ends[1], STDOUT_FILENO);
        close(ends[0]);
        if (ends[1] != STDOUT_FILENO)
            close(ends[1]);
        execl("/bin/sh", "sh", "-c", command.c_str(), static_cast<char *>(0));
        _exit(127);
    }
    close(ends[1]);
    out = child < 0 ? 0 : fdopen(ends[0], "r");
    if (!out)
        close(ends[0]);
    return out ? child : -1;
}

String
shell_command_output_string(String command, const String &input, ErrorHandler *errh)
{
    ErrorHandler *say = errh ? errh : ErrorHandler::silent_handler();
    // A file as the program's input: however much it reads, and whenever, nobody waits for anybody.
    FILE *in = tmpfile();
    if (!in || fwrite(input.data(), 1, input.length(), in) != static_cast<size_t>(input.length()) || fflush(in) != 0) {
        say->error("%s: %s", command.c_str(), strerror(errno));
        if (in)
            fclose(in);
        return String();
    }
    rewind(in);
    FILE *out = 0;
    pid_t child = start(command, fileno(in), out);
    fclose(in);
    if (child < 0) {
        say->error("%s: %s", command.c_str(), strerror(errno));
        return String();
    }
    String result = file_string(out, say);
    fclose(out);
    int status = 0;
    pid_t ended;
    do
        ended = waitpid(child, &status, 0);
    while (ended < 0 && errno == EINTR);
    if (ended < 0)
        say->error("%s: %s", command.c_str(), strerror(errno));
    else if (WIFSIGNALED(status))
        say->error("%s: killed by signal %d", command.c_str(), WTERMSIG(status));
    else if (WEXITSTATUS(status) != 0)
        say->error("%s: exit status %d", command.c_str(), WEXITSTATUS(status));
    return result;
}

#endif
CLICK_ENDDECLS
