// MonthGrid: which entry lies in which row of which week, as a wall calendar shows it.
//
//   const MonthGrid grid({2018, 9}, entries);
//   grid.weeks[0].monday            // 27 August 2018
//   grid.weeks[0].lanes[0][0]       // {entry, first column 1, columns 2}: Tuesday and Wednesday
#pragma once

#include "feeds/html/site.hpp"

namespace rcm {

struct MonthGrid {
    struct Bar {
        const Entry* entry = nullptr;
        int first = 0;  ///< column, from Monday 0
        int columns = 1;
        bool begins = true;  ///< false: goes on from the week before
        bool ends = true;
    };
    struct Week {
        civil_day monday;
        std::vector<std::vector<Bar>> lanes;  ///< of each lane the bars from left to right
        std::size_t left_out = 0;             ///< bars that found no lane
    };

    /// Dated entries only. Windows of more than 14 days are not in the grid but in `sometime`.
    MonthGrid(Month of, const Entries& entries, std::size_t most_lanes = 6);

    Month month;
    std::vector<Week> weeks;
    Entries sometime;
};

}  // namespace rcm
