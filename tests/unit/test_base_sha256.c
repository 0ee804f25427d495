/*
 * SHA-256 against the examples of NIST.
 */
#include <criterion/criterion.h>
#include <string.h>

#include "core/base/sha256.h"
#include "core/base/sha256_block.h"

static void expect_digest(const char *bytes, size_t length, const char *expected)
{
    unsigned char digest[32];
    char hex[65];

    peil_sha256(bytes, length, digest);
    peil_sha256_hex(digest, hex);
    cr_assert_str_eq(hex, expected);
}

Test(sha256, digests_are_those_of_the_standard)
{
    const char *two_blocks = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";
    const char *long_one = "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
                           "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu";

    expect_digest("", 0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    expect_digest("abc", 3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    expect_digest(two_blocks, strlen(two_blocks),
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    expect_digest(long_one, strlen(long_one),
        "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1");
    expect_digest("\xBD", 1, "68325720aabd7c82f30f554b313d0570c95accbb7dc4b5aae11204c08ffe732b");
}

Test(sha256, a_million_letters)
{
    struct peil_sha256 hash;
    unsigned char digest[32];
    char hex[65];
    char letters[1000];
    int at;

    memset(letters, 'a', sizeof(letters));
    peil_sha256_init(&hash);
    for (at = 0; at < 1000; at++)
        peil_sha256_add(&hash, letters, sizeof(letters));
    peil_sha256_end(&hash, digest);
    peil_sha256_hex(digest, hex);
    cr_assert_str_eq(hex, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

Test(sha256, pieces_give_the_digest_of_the_whole)
{
    unsigned char text[300];
    unsigned char whole[32];
    unsigned char pieces[32];
    size_t length;
    size_t step;
    size_t at;

    for (at = 0; at < sizeof(text); at++)
        text[at] = (unsigned char)(at * 7);
    for (length = 0; length < sizeof(text); length++) {
        peil_sha256(text, length, whole);
        for (step = 1; step < 140; step += 9) {
            struct peil_sha256 hash;
            peil_sha256_init(&hash);
            for (at = 0; at < length; at += step)
                peil_sha256_add(&hash, text + at, step < length - at ? step : length - at);
            peil_sha256_end(&hash, pieces);
            cr_assert_arr_eq(pieces, whole, 32);
        }
    }
}

Test(sha256, around_the_end_of_a_block_the_padding_is_right)
{
    char letters[120];

    memset(letters, 'a', sizeof(letters));
    expect_digest(letters, 55, "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318");
    expect_digest(letters, 56, "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a");
    expect_digest(letters, 63, "7d3e74a05d7db15bce4ad9ec0658ea98e3f06eeecf16b4c6fff2da457ddc2f34");
    expect_digest(letters, 64, "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb");
}

Test(sha256, both_ways_give_the_same_state)
{
    unsigned char bytes[64 * 9];
    uint32_t random = 12345;

    if (!peil_sha256_has_x86())
        cr_skip_test("this processor has no instructions for it");
    for (int round = 0; round < 2000; round++) {
        uint32_t plain[8], fast[8];
        size_t blocks = (size_t)round % 10;

        for (size_t i = 0; i < sizeof(bytes); i++) {
            random = random * 1664525 + 1013904223;
            bytes[i] = (unsigned char)(random >> 24);
        }
        for (size_t i = 0; i < 8; i++) {
            random = random * 1664525 + 1013904223;
            plain[i] = fast[i] = random;
        }
        peil_sha256_blocks_plain(plain, bytes, blocks);
        peil_sha256_blocks_x86(fast, bytes, blocks);
        cr_assert_arr_eq(fast, plain, sizeof(plain));
    }
}
