#include "feeds/digest.hpp"

#include <openssl/evp.h>

#include <stdexcept>

namespace rcm {

struct Digest::State {
    EVP_MD_CTX* context = EVP_MD_CTX_new();
    const EVP_MD* algorithm = EVP_sha256();

    State() = default;
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() { EVP_MD_CTX_free(context); }
    void begin() const {
        if (EVP_DigestInit_ex(context, algorithm, nullptr) != 1) throw std::runtime_error("libcrypto has no SHA-256");
    }
};

Digest::Digest() : state_(std::make_unique<State>()) {
    state_->begin();
}
Digest::~Digest() = default;

void Digest::add(std::string_view bytes) {
    EVP_DigestUpdate(state_->context, bytes.data(), bytes.size());
}

std::string Digest::hex() {
    unsigned char raw[EVP_MAX_MD_SIZE];
    unsigned int size = 0;
    EVP_DigestFinal_ex(state_->context, raw, &size);
    state_->begin();
    static constexpr char digits[] = "0123456789abcdef";
    std::string text;
    for (unsigned int at = 0; at < size; ++at) {
        text += digits[raw[at] >> 4U];
        text += digits[raw[at] & 15U];
    }
    return text;
}

std::string digest_of(std::string_view bytes) {
    Digest digest;
    digest.add(bytes);
    return digest.hex();
}

}  // namespace rcm
