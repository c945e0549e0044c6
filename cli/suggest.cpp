#include "cli/print.hpp"
#include "cli/proposal.hpp"
#include "engine/rules/phrases.hpp"
#include "engine/suggest/place_all.hpp"
#include "feeds/json/suggestions.hpp"
#include "feeds/words.hpp"

#include <algorithm>
#include <iostream>

namespace rcm::cli {
namespace {

po::options_description options() {
    po::options_description options(
        "Ranked by the cost of the findings that a choice would cause: an error 1,000,000 (500,000 where only "
        "possible), "
        "a warning 1,000 (500), information 2 (1); so errors count first, then warnings.\n\nOptions");
    options.add_options()("between", po::value<std::string>(), "look at these days: 2018-09-03/2018-09-28")(
        "host", po::value<std::vector<std::string>>()->composing(),
        "look at this place (may be repeated; default: the candidates, else the members' capitals)")(
        "top", po::value<int>()->default_value(5), "show so many")(
        "all", po::bool_switch(), "place all open events together, and say whether the plan is proven best")(
        "format", po::value<std::string>()->default_value("text"), "text or json (one object a line)");
    return options;
}

DayRange days_between(const std::string& text) {
    const auto slash = text.find('/');
    const auto first = parse_day(text.substr(0, slash));
    const auto last = slash == std::string::npos ? std::nullopt : parse_day(text.substr(slash + 1));
    if (!first || !last)
        throw UsageError{worded("--between takes two days such as 2018-09-03/2018-09-28, not `{}`",
                                "--between acepta dos días como 2018-09-03/2018-09-28, no `{}`", text)};
    if (*last < *first)
        throw UsageError{worded("--between {}: the later day comes second",
                                "--between {}: el día posterior va en segundo lugar", text)};
    return {*first, *last};
}

class Teller {
  public:
    Teller(const Context& context, const Loaded& loaded)
        : context_(context), loaded_(loaded), language_(context.common.language) {}

    std::string say(std::string_view en, std::string_view es) const { return pick(language_, en, es); }

    std::string choice(const Event& event, const Option& option) const {
        const auto text = write_dates(option.when.empty() ? event.when.value() : option.when, language_);
        Decision host;
        if (option.host) host.fields.where = Sourced<Where>{*option.host, {}};
        const auto where = option.host ? write_decided_where(host, *loaded_.reg, language_)
                                       : write_where(event, *loaded_.reg, language_);
        return where.empty() ? text : text + ", " + where;
    }

    /// "no conflicts", or "1 warning, 2 for information"
    std::string counted(const std::vector<Reason>& reasons) const {
        if (reasons.empty()) return say("no conflicts", "sin conflictos");
        Findings findings;
        for (const auto& reason : reasons) {
            findings.emplace_back();
            findings.back().severity = reason.severity;
        }
        return count_findings(findings, language_);
    }

    void print_reasons(const std::vector<Reason>& reasons) const {
        for (const auto& reason : reasons) {
            std::cout << "     "
                      << paint(std::string(word_of(reason.severity, language_)) + "[" + std::string(reason.rule->code) +
                                   "]",
                               reason.severity, context_.environment.colour);
            if (reason.certainty == Certainty::possible)
                std::cout << " (" << word_of(reason.certainty, language_) << ")";
            std::cout << " " << reason.message.in(language_) << "\n";
        }
    }

    static std::string grouped(long long number) {
        auto text = std::to_string(number);
        const std::size_t sign = number < 0 ? 1 : 0;
        for (auto at = static_cast<std::ptrdiff_t>(text.size()) - 3; at > static_cast<std::ptrdiff_t>(sign); at -= 3)
            text.insert(static_cast<std::size_t>(at), ",");
        return text;
    }

    void tell(const Event& event, const Suggestions& found, std::size_t top) const {
        std::cout << event.id << ": " << text_in(event.title.value(), language_) << "\n"
                  << say("judged: ", "evaluado: ")
                  << count_words(found.options.days, say("choice of days", "opción de fechas"),
                                 say("choices of days", "opciones de fechas"));
        if (found.options.hosts > 0)
            std::cout << " × " << count_words(found.options.hosts, say("host", "sede"), say("hosts", "sedes"));
        if (found.options.past_days > 0)
            std::cout << say("; left out because they are past: ", "; omitidas por haber pasado: ")
                      << count_words(found.options.past_days, say("day", "día"), say("days", "días"));
        std::cout << "\n";
        for (std::size_t at = 0; at < found.ranked.size() && at < top; ++at) {
            const auto& [option, judgement] = found.ranked[at];
            std::cout << "\n " << at + 1 << ". " << choice(event, option) << "\n     " << counted(judgement.reasons)
                      << " (" << say("cost ", "costo ") << grouped(judgement.cost) << ")\n";
            print_reasons(judgement.reasons);
        }
        const auto shown = std::min(top, found.ranked.size());
        const auto equal = std::count_if(
            found.ranked.begin() + static_cast<std::ptrdiff_t>(shown), found.ranked.end(),
            [&](const Suggestion& other) { return other.judgement.cost == found.ranked[shown - 1].judgement.cost; });
        if (equal > 0)
            std::cout << "\n"
                      << equal
                      << say(equal == 1 ? " more is as good as the last: --top shows more"
                                        : " more are as good as the last: --top shows more",
                             equal == 1 ? " más es tan buena como la última: --top muestra más"
                                        : " más son tan buenas como la última: --top muestra más")
                      << "\n";
    }

    std::string why(LeftOut::Why reason) const {
        switch (reason) {
            case LeftOut::Why::no_dates:
                return say("nothing is known of its date", "no se sabe nada de su fecha");
            case LeftOut::Why::past:
                return say("all its days have gone by", "todos sus días han pasado");
            case LeftOut::Why::too_many:
                return say("too many combinations", "demasiadas combinaciones");
            case LeftOut::Why::waits:
                return say("its date hangs on another open event", "su fecha depende de otro evento abierto");
            case LeftOut::Why::impossible:
                return say("its dates cannot be put into time", "sus fechas no pueden situarse en el tiempo");
        }
        return {};
    }

    void tell(const Plan& plan) const {
        const auto& events = loaded_.calendar().events;
        for (const auto& placement : plan.placements) {
            const auto& event = events[placement.event];
            std::cout << choice(event, placement.option) << ": " << text_in(event.title.value(), language_) << "  ("
                      << event.id << ")\n     " << counted(placement.reasons) << "\n";
            print_reasons(placement.reasons);
        }
        for (const auto& [event, reason] : plan.left_out)
            std::cout << say("not placed: ", "sin ubicar: ") << events[event].id << ": " << why(reason) << "\n";
        if (plan.placements.empty()) {
            std::cout << say("no open event to place\n", "ningún evento abierto por ubicar\n");
            return;
        }
        std::cout << "\n" << say("cost of the plan: ", "costo del plan: ") << grouped(plan.cost) << "; ";
        if (plan.proven())
            std::cout << say("proven best: no plan costs less", "demostrado óptimo: ningún plan cuesta menos");
        else
            std::cout << say("not proven best: no plan costs less than ",
                             "no demostrado óptimo: ningún plan cuesta menos de ")
                      << grouped(plan.bound);
        std::cout << "\n";
    }

  private:
    const Context& context_;
    const Loaded& loaded_;
    Language language_;
};

[[noreturn]] void refuse(const Event& event, const Options& options) {
    using Fault = Options::Fault;
    switch (options.fault) {
        case Fault::settled:
            throw UsageError{worded("`{}` is settled; --between A/B or --host PLACE looks for others",
                                    "`{}` ya está definido; --between A/B o --host LUGAR busca otras opciones",
                                    event.id)};
        case Fault::no_dates:
            throw UsageError{worded("nothing is known of the date of `{}`: add --between A/B",
                                    "no se sabe nada de la fecha de `{}`: añada --between A/B", event.id)};
        case Fault::series:
            throw UsageError{worded("`{}` is a series: --between cannot move it as a whole",
                                    "`{}` es una serie: --between no puede trasladarla entera", event.id)};
        case Fault::several_sessions:
            throw UsageError{worded("`{}` has several sessions: without --between, those still open are placed",
                                    "`{}` tiene varias sesiones: sin --between se ubican las que siguen abiertas",
                                    event.id)};
        case Fault::none:
            break;
    }
    if (options.too_many)
        throw UsageError{worded("`{}` has over {} combinations: narrow it with --between or --host",
                                "`{}` tiene más de {} combinaciones: redúzcalas con --between o --host", event.id,
                                most_options)};
    if (options.past_days > 0)
        throw UsageError{worded("all days of `{}` have gone by: add --between A/B",
                                "todos los días de `{}` han pasado: añada --between A/B", event.id)};
    throw UsageError{worded("`{}` does not fit between those days", "`{}` no cabe entre esos días", event.id)};
}

int run_one(const Context& context, const Loaded& loaded, const World& world) {
    const auto& event = event_called(context.values["words"].as<std::vector<std::string>>().front(), loaded.calendar());
    Wish wish;
    if (context.values.count("between") != 0) wish.between = days_between(context.values["between"].as<std::string>());
    if (context.values.count("host") != 0)
        for (const auto& id : context.values["host"].as<std::vector<std::string>>())
            wish.hosts.push_back(place_called(id, *loaded.reg));
    const auto top = context.values["top"].as<int>();
    if (top < 1) throw UsageError{{"--top is 1 or more", "--top es 1 o más"}};
    const auto found = suggest(*loaded.schedule, event, wish, world);
    if (found.ranked.empty() && found.impossible == 0) refuse(event, found.options);
    if (found.ranked.empty())
        throw UsageError{worded("none of the days of `{}` can be put into time",
                                "ningún día de `{}` se puede situar en el tiempo", event.id)};
    const auto shown = std::min(found.ranked.size(), static_cast<std::size_t>(top));
    if (context.common.json)
        for (std::size_t at = 0; at < shown; ++at)
            std::cout << to_json(event, found.ranked[at], at + 1, *loaded.reg, context.common.language) << '\n';
    else
        Teller(context, loaded).tell(event, found, shown);
    return exit_clean;
}

int run_suggest(const Context& context) {
    const bool all = context.values["all"].as<bool>();
    if (all == (context.values.count("words") != 0))
        throw UsageError{
            {"rcmcal suggest takes one event's id, or --all", "rcmcal suggest acepta el id de un evento, o --all"}};
    if (all && (context.values.count("between") != 0 || context.values.count("host") != 0))
        throw UsageError{{"--all takes each event's own days and candidates: no --between, no --host",
                          "--all usa los días y las sedes posibles de cada evento: sin --between ni --host"}};
    const auto loaded = load(context, context.common.as_of);
    if (loaded.schedule == nullptr) return exit_bad_input;
    const ExpandRecurrence expand_rule = expand;
    const World world{loaded.zones, expand_rule, context.common.today, loaded.outside};
    if (!all) return run_one(context, loaded, world);
    const auto plan = place_all(*loaded.schedule, world);
    if (context.common.json) {
        for (const auto& placement : plan.placements)
            std::cout << to_json(placement, *loaded.schedule, context.common.language) << '\n';
        std::cout << to_json(plan, *loaded.schedule) << '\n';
    } else {
        Teller(context, loaded).tell(plan);
    }
    return exit_clean;
}

}  // namespace

const Command suggest_command{"suggest",
                              "the best dates and hosts for an open event, or for all of them",
                              "rcmcal suggest missing-migrants-workshop --between 2018-09-10/2018-09-28",
                              {"one event's id, or none with --all", "el id de un evento, o ninguno con --all"},
                              0,
                              1,
                              options,
                              run_suggest};

}  // namespace rcm::cli
