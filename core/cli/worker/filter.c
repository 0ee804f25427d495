/*
 * What a walled process may still ask of the system: to write its answer, for memory, the time, and
 * to end. All else is refused with "not permitted", so that what is tried by mistake fails as it
 * would for another reason. Best effort: where there is no such filter, the other walls stand.
 */
#ifdef __linux__
#define _DEFAULT_SOURCE /* syscall numbers */
#endif

#include "core/cli/worker/worker.h"

#if defined(__linux__) && (defined(__x86_64__) || defined(__aarch64__))

#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifdef __x86_64__
#define ARCHITECTURE AUDIT_ARCH_X86_64
#else
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

#define FIELD(name) ((uint32_t)offsetof(struct seccomp_data, name))
/* The low half of an argument; both machines have it first. */
#define ARGUMENT(n) (FIELD(args) + 8 * (n))

static const uint32_t allowed[] = {SYS_write, SYS_read, SYS_close, SYS_exit, SYS_exit_group,
    SYS_brk, SYS_munmap, SYS_mremap, SYS_madvise, SYS_futex, SYS_clock_gettime, SYS_gettimeofday,
    SYS_getrandom, SYS_getpid, SYS_gettid, SYS_rt_sigaction, SYS_rt_sigprocmask, SYS_rt_sigreturn,
    SYS_restart_syscall, SYS_sched_yield};
#define ALLOWED (sizeof(allowed) / sizeof(*allowed))

/* Most instructions of the filter. */
#define MOST (ALLOWED + 24)

struct program {
    struct sock_filter code[MOST];
    unsigned short length;
};

static void add(struct program *program, struct sock_filter instruction)
{
    program->code[program->length++] = instruction;
}

static void load(struct program *program, uint32_t offset)
{
    add(program, (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offset));
}

static void answer(struct program *program, uint32_t what)
{
    add(program, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, what));
}

/* Where the number of the call is `call`: allowed if the argument says so. Else goes on. */
static void add_call(
    struct program *program, uint32_t call, uint32_t argument, struct sock_filter test)
{
    add(program, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, call, 0, 4));
    load(program, argument);
    add(program, test); /* over the next where it does not hold */
    answer(program, SECCOMP_RET_ALLOW);
    answer(program, SECCOMP_RET_ERRNO | 1 /* EPERM */);
}

void cli_filter_calls(void)
{
    struct program program = {.length = 0};
    struct sock_filter not_run = BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, PROT_EXEC, 1, 0);
    struct sock_filter own = BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)getpid(), 0, 1);
    struct sock_fprog given;

    load(&program, FIELD(arch));
    add(&program, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0));
    answer(&program, SECCOMP_RET_ERRNO | 1);
    load(&program, FIELD(nr));
    for (size_t i = 0; i < ALLOWED; i++)
        add(&program, (struct sock_filter)BPF_JUMP(
                          BPF_JMP | BPF_JEQ | BPF_K, allowed[i], (unsigned char)(ALLOWED - i), 0));
    add(&program, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JA, 1, 0, 0));
    answer(&program, SECCOMP_RET_ALLOW);
    /* Memory that holds no code; and abort, which sends a signal to the process itself. */
    add_call(&program, SYS_mmap, ARGUMENT(2), not_run);
    add_call(&program, SYS_mprotect, ARGUMENT(2), not_run);
    add_call(&program, SYS_tgkill, ARGUMENT(0), own);
    answer(&program, SECCOMP_RET_ERRNO | 1);
    given = (struct sock_fprog){.len = program.length, .filter = program.code};
    prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &given, 0, 0);
}

#else

void cli_filter_calls(void)
{
}

#endif
