#include "engine/base/text.hpp"

namespace rcm {

std::string filled(std::string_view words, std::initializer_list<std::string> parts) {
    std::string text;
    for (const auto& part : parts) {
        const auto gap = words.find("{}");
        text.append(words.substr(0, gap)).append(part);
        words.remove_prefix(gap + 2);
    }
    return text.append(words);
}

}  // namespace rcm
